package io.chargehand.bench.published;

import java.nio.file.Path;

/** A file that does not follow its format. */
public class MalformedFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Names the file and what is wrong in it. */
    public MalformedFileException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
