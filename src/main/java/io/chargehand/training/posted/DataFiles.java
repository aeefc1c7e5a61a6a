package io.chargehand.training.posted;

import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.training.SourceSettings;
import io.chargehand.training.TrainingJob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that posted jobs may read: those below one folder. A path that leads out of it, by its names or by a link, is refused
 * whether or not something is there. Immutable.
 *
 * @param folder where they are
 */
public record DataFiles(Path folder) {

    private static final String KEY = "source.csv.path";

    /**
     * The file of a job; empty of a job on an operational history.
     *
     * @throws InvalidInputException when the job may not read it or it is not there, with its place in the job
     */
    public Optional<Path> of(TrainingJob job) {
        if (!(job.source() instanceof SourceSettings.Csv csv)) {
            return Optional.empty();
        }
        try {
            return Optional.of(file(csv.path()
                    .orElseThrow(
                            () -> new InvalidInputException(KEY, null, "must name a file below the data folder"))));
        } catch (InvalidInputException e) {
            throw Faults.joined(job.places().ofRunning(e));
        }
    }

    private Path file(String path) {
        Path named;
        try {
            named = Path.of(path);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(KEY, path, "must be a path");
        }
        Path root = folder.toAbsolutePath().normalize();
        Path file = root.resolve(named).normalize();
        if (named.isAbsolute() || !file.startsWith(root) || file.equals(root)) {
            throw outside(path);
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(KEY, path, "must be a file that exists below the data folder");
        }
        try {
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                throw outside(path);
            }
        } catch (IOException e) {
            throw new InvalidInputException(KEY, path, "must be a readable file");
        }
        return file;
    }

    /** The same error with its file named as jobs name files: from the folder on, which is the service's own affair. */
    JobError shown(JobError error) {
        Path root = folder.toAbsolutePath().normalize();
        if (!error.file().startsWith(root.toString())) {
            return error;
        }
        String file = root.relativize(Path.of(error.file())).toString();
        return new JobError(file, error.line(), error.key(), error.value(), error.rule());
    }

    private static InvalidInputException outside(String path) {
        return new InvalidInputException(KEY, path, "must stay below the data folder, and begin there");
    }
}
