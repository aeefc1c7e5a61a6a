package io.chargehand.bench.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The text of a VRPLIB file: headings of the form {@code NAME: value}, then sections of rows of numbers, each row opened by
 * the number of what it speaks of. Immutable.
 */
final class VrplibFile {

    private static final String SECTION = "_SECTION";
    private static final String END = "EOF";
    private static final double THOUSANDTHS = 1000;

    private final Path file;
    private final Map<String, String> headings = new LinkedHashMap<>();
    private final Map<String, List<double[]>> sections = new LinkedHashMap<>();

    VrplibFile(Path file) throws IOException {
        this.file = file;
        List<double[]> rows = new ArrayList<>();
        boolean inSection = false;
        for (String raw : Files.readAllLines(file)) {
            String line = raw.strip();
            if (line.equals(END)) {
                break;
            }
            if (line.endsWith(SECTION)) {
                inSection = true;
                rows = new ArrayList<>();
                sections.put(line, rows);
            } else if (inSection && !line.isEmpty()) {
                rows.add(numbers(line));
            } else if (!line.isEmpty()) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    throw new MalformedFileException(file, "must have headings of the form NAME: value, not " + line);
                }
                headings.put(
                        line.substring(0, colon).strip().toUpperCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
    }

    /** Requires that there is nothing but these, so that no rule of the file is passed over. */
    void requireOnly(List<String> knownHeadings, List<String> knownSections) {
        for (String heading : headings.keySet()) {
            if (!knownHeadings.contains(heading)) {
                throw new MalformedFileException(file, "has a heading that is not understood: " + heading);
            }
        }
        for (String section : sections.keySet()) {
            if (!knownSections.contains(section)) {
                throw new MalformedFileException(file, "has a section that is not understood: " + section);
            }
        }
    }

    /** The heading's text. */
    String heading(String name) {
        String text = headings.get(name);
        if (text == null) {
            throw new MalformedFileException(file, "must have the heading " + name);
        }
        return text;
    }

    /** The heading as thousandths, or {@code missing} where there is no such heading. */
    long thousandths(String name, long missing) {
        String text = headings.get(name);
        return text == null ? missing : thousandths(numbers(text)[0]);
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** The rows of a section in order of their numbers, which must be 1 to {@code count}; without those numbers. */
    double[][] table(String section, int count, int width) {
        double[][] table = new double[count][];
        for (double[] row : rows(section)) {
            int number = (int) row[0];
            if (number < 1 || number > count || table[number - 1] != null || width > 0 && row.length != width + 1) {
                throw new MalformedFileException(file, section + " has the wrong row " + Arrays.toString(row));
            }
            table[number - 1] = Arrays.copyOfRange(row, 1, row.length);
        }
        for (int i = 0; i < count; i++) {
            if (table[i] == null) {
                throw new MalformedFileException(file, section + " must have the row " + (i + 1));
            }
        }
        return table;
    }

    /** The first column of a section, up to a -1 where it is ended by one. */
    int[] column(String section) {
        return rows(section).stream()
                .mapToInt(row -> (int) row[0])
                .takeWhile(number -> number >= 0)
                .toArray();
    }

    static long thousandths(double number) {
        return (long) Math.rint(number * THOUSANDTHS);
    }

    private List<double[]> rows(String section) {
        List<double[]> rows = sections.get(section);
        if (rows == null) {
            throw new MalformedFileException(file, "must have the section " + section);
        }
        return rows;
    }

    private double[] numbers(String line) {
        try {
            return Arrays.stream(line.split("\\s+"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new MalformedFileException(file, "must hold numbers, not " + line);
        }
    }
}
