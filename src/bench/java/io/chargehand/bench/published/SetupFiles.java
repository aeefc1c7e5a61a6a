package io.chargehand.bench.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cicirello's weighted tardiness files with sequence-dependent set-ups, one instance each: a heading with the size, then the
 * titled lists of processing times, weights and due times, then set-ups as lines "before after time", where before -1 is the
 * start. Best values are a CSV of instance number and value.
 */
final class SetupFiles implements InstanceFiles {

    private static final String EXTENSION = ".instance";
    private static final Pattern TRAILING_NUMBER = Pattern.compile("(\\d+)$");
    private static final String PROCESSING = "Process Times:";
    private static final String WEIGHTS = "Weights:";
    private static final String DUE = "Duedates:";
    private static final String SETUPS = "Setup Times:";
    private static final String SIZE = "Problem Size:";
    private static final String END = "End Problem Specification";
    private static final int SHORTEST = 50;
    private static final int LONGEST = 150;
    private static final int LONGEST_SETUP = 50;
    private static final int MEAN = 100;
    private static final int HEAVIEST = 10;
    private static final double LATENESS = 0.6;
    private static final double SPREAD = 0.75;

    @Override
    public boolean isInstance(String fileName) {
        return fileName.endsWith(EXTENSION);
    }

    @Override
    public List<Instance> read(Path file) throws IOException {
        List<String> lines =
                Files.readAllLines(file).stream().map(String::strip).toList();
        try {
            int jobs = lines.stream()
                    .filter(line -> line.startsWith(SIZE))
                    .mapToInt(line ->
                            Integer.parseInt(line.substring(SIZE.length()).strip()))
                    .findFirst()
                    .orElseThrow(() -> new MalformedFileException(file, "has no line '" + SIZE + "'"));
            int[] firstSetup = new int[jobs];
            int[][] setup = new int[jobs][jobs];
            readSetups(file, section(file, lines, SETUPS, END), firstSetup, setup);
            return List.of(new TardinessInstance(
                    InstanceFiles.stem(file),
                    numbers(section(file, lines, PROCESSING, WEIGHTS)),
                    numbers(section(file, lines, WEIGHTS, DUE)),
                    numbers(section(file, lines, DUE, SETUPS)),
                    firstSetup,
                    setup));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new MalformedFileException(file, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String bestFileName(Path instanceFile) {
        return "upper-bounds.csv";
    }

    @Override
    public Map<String, Long> readBest(Path best, Path instanceFile) throws IOException {
        Matcher number = TRAILING_NUMBER.matcher(InstanceFiles.stem(instanceFile));
        Map<String, Long> values = new HashMap<>();
        if (number.find()) {
            for (String line : Files.readAllLines(best)) {
                String[] cells = line.split(",");
                if (cells.length > 1 && cells[0].equals(number.group(1))) {
                    values.put(InstanceFiles.stem(instanceFile), value(best, cells[1]));
                }
            }
        }
        return values;
    }

    /** As the published ones with severe set-ups were drawn: their mean is half of the mean work. */
    @Override
    public Instance generate(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] setup = new int[size][];
        for (int before = 0; before < size; before++) {
            setup[before] = random.ints(size, 0, 2 * LONGEST_SETUP + 1).toArray();
        }
        int last = size * (MEAN + LONGEST_SETUP / 2);
        int middle = (int) (last * (1 - LATENESS));
        int earliest = (int) (middle * (1 - SPREAD));
        return new TardinessInstance(
                "generated",
                random.ints(size, SHORTEST, LONGEST + 1).toArray(),
                random.ints(size, 0, HEAVIEST + 1).toArray(),
                random.ints(size, earliest, 2 * middle - earliest + 1).toArray(),
                random.ints(size, 0, 2 * LONGEST_SETUP + 1).toArray(),
                setup);
    }

    private static void readSetups(Path file, List<String> lines, int[] firstSetup, int[][] setup) {
        int jobs = setup.length;
        if (lines.size() != jobs * jobs) {
            throw new MalformedFileException(
                    file, "must have " + jobs * jobs + " set-up times, but has " + lines.size());
        }
        for (String line : lines) {
            int[] cells = Arrays.stream(line.split("\\s+"))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            if (cells[0] == -1) {
                firstSetup[cells[1]] = cells[2];
            } else {
                setup[cells[0]][cells[1]] = cells[2];
            }
        }
    }

    private static List<String> section(Path file, List<String> lines, String title, String next) {
        int from = lines.indexOf(title);
        int to = lines.indexOf(next);
        if (from < 0 || to <= from) {
            throw new MalformedFileException(file, "must have '" + title + "' before '" + next + "'");
        }
        return lines.subList(from + 1, to).stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static int[] numbers(List<String> lines) {
        return lines.stream().mapToInt(Integer::parseInt).toArray();
    }

    private static long value(Path file, String cell) {
        try {
            return Long.parseLong(cell.strip());
        } catch (NumberFormatException e) {
            throw new MalformedFileException(file, "must hold whole numbers as values, but one is " + cell);
        }
    }
}
