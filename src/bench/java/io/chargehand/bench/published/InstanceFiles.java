package io.chargehand.bench.published;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How one format keeps instances and best values in files. Stateless. */
interface InstanceFiles {

    /** Whether a file of a folder holds instances, by its name. */
    boolean isInstance(String fileName);

    /**
     * Reads the instances of a file, in its order.
     *
     * @throws MalformedFileException naming the file and what is wrong
     */
    List<Instance> read(Path file) throws IOException;

    /** The name of the file that keeps the best values of {@code instanceFile}, in a folder of such files. */
    String bestFileName(Path instanceFile);

    /**
     * Reads best values, by name of instance; of others in the file nothing need be said.
     *
     * @param best the file of best values
     * @param instanceFile what the values belong to
     * @throws MalformedFileException naming the file and what is wrong
     */
    Map<String, Long> readBest(Path best, Path instanceFile) throws IOException;

    /** Draws an instance that looks like the published ones. */
    Instance generate(int size, long seed);

    /** The file's name up to its last dot. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
