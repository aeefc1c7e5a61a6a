package io.chargehand.bench.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The formats of published instances that the bench reads. */
public enum Format {
    /** Single machine, total weighted tardiness: OR-Library's {@code wt40}, {@code wt50}, {@code wt100}. */
    WT(new TardinessFiles()),
    /** The same with sequence-dependent set-up times: Cicirello's benchmark. */
    WTSDS(new SetupFiles()),
    /** Vehicle routing with windows and vehicles that may not serve everybody: PyVRP's dialect of VRPLIB. */
    SDVRPTW(new RoutingFiles(false)),
    /** Vehicle routing with windows from several depots: likewise. */
    MDVRPTW(new RoutingFiles(true));

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int PADDED = 12;

    private final InstanceFiles files;

    Format(InstanceFiles files) {
        this.files = files;
    }

    /**
     * Reads the instances of a file, or of all the files of a folder that belong to the format, by their names' order with
     * numbers compared as numbers.
     *
     * @throws MalformedFileException naming the file and what is wrong
     */
    public List<Instance> read(Path path) throws IOException {
        List<Instance> instances = new ArrayList<>();
        for (Path file : instanceFiles(path)) {
            instances.addAll(files.read(file));
        }
        if (instances.isEmpty()) {
            throw new MalformedFileException(path, "holds no instance of the format " + this);
        }
        return instances;
    }

    /**
     * Reads the best values known, by name of instance; what has none is absent.
     *
     * @param best a file, or a folder of such files as they are published
     * @param path what {@link #read} was given
     * @throws MalformedFileException naming the file and what is wrong
     */
    public Map<String, Long> readBest(Path best, Path path) throws IOException {
        Map<String, Long> values = new HashMap<>();
        for (Path instanceFile : instanceFiles(path)) {
            Path file = Files.isDirectory(best) ? best.resolve(files.bestFileName(instanceFile)) : best;
            if (Files.exists(file) || !Files.isDirectory(best)) {
                values.putAll(files.readBest(file, instanceFile));
            }
        }
        return values;
    }

    /** Draws an instance of this format, for warming up. */
    public Instance generate(int size, long seed) {
        return files.generate(size, seed);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private List<Path> instanceFiles(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> files.isInstance(String.valueOf(entry.getFileName())))
                    .sorted(Comparator.comparing(entry -> sortKey(String.valueOf(entry.getFileName()))))
                    .toList();
        }
    }

    private static String sortKey(String name) {
        Matcher numbers = NUMBER.matcher(name);
        return numbers.replaceAll(found ->
                "0".repeat(Math.max(0, PADDED - found.group().length())) + found.group());
    }
}
