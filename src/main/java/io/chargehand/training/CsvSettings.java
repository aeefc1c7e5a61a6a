package io.chargehand.training;

import io.chargehand.feature.SettingsTree;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads how CSV files are read: that of the rows, and those of the streams beside them. Stateless. */
final class CsvSettings {

    private static final int MOST_OCCURRENCES = 1000;
    private static final List<String> EPOCHS = List.of(SourceSettings.EPOCH_SECONDS, SourceSettings.EPOCH_MILLIS);

    private CsvSettings() {}

    static SourceSettings.Csv read(SettingsTree csv, SettingsTree job) {
        return file(csv, job, csv.texts("firstEventPer"), streams(job));
    }

    /** A stream without a file would count nothing, and say so nowhere. */
    private static Map<String, SourceSettings.Csv> streams(SettingsTree job) {
        Map<String, SourceSettings.Csv> streams = new LinkedHashMap<>();
        Optional<SettingsTree> found = job.keep(() -> job.findChild("streams")).flatMap(tree -> tree);
        for (String name : found.map(SettingsTree::names).orElse(List.of())) {
            SettingsTree stream = found.orElseThrow().child(name);
            job.keep(() -> file(stream.child("csv"), stream, List.of(), Map.of()))
                    .ifPresent(read -> streams.put(name, read));
        }
        return streams;
    }

    private static SourceSettings.Csv file(
            SettingsTree csv, SettingsTree owner, List<String> entity, Map<String, SourceSettings.Csv> streams) {
        char decimal = csv.character("decimal", '.');
        Optional<Character> grouping = csv.findCharacter("grouping");
        List<SourceSettings.CsvColumn> columns = owner.children("columns").stream()
                .flatMap(column -> column.attempt(() -> column(column, decimal, grouping)).stream())
                .toList();
        return new SourceSettings.Csv(
                csv.findText("path"),
                csv.keep(() -> charset(csv)).orElse(StandardCharsets.UTF_8),
                csv.character("delimiter", ','),
                csv.texts("missing"),
                csv.number("unparsableShare", 0, 0, 1),
                columns,
                entity,
                streams);
    }

    private static SourceSettings.CsvColumn column(SettingsTree column, char decimal, Optional<Character> grouping) {
        Optional<String> header = column.findText("header");
        int occurrence = column.whole("occurrence", 0, 0, MOST_OCCURRENCES);
        List<String> formats = column.texts("format");
        formats.forEach(format -> column.keep(() -> dateFormat(column, format)));
        List<String> missing = column.texts("missing");
        List<String> units = column.texts("units");
        String name = column.text("name");
        Optional<NumberText> numbers = column.keep(() -> numbers(column, decimal, grouping, units));
        return new SourceSettings.CsvColumn(
                name, header.orElse(name), occurrence, formats, missing, numbers.orElse(NumberText.PLAIN));
    }

    private static NumberText numbers(
            SettingsTree column, char decimal, Optional<Character> grouping, List<String> units) {
        char own = column.findCharacter("decimal").orElse(decimal);
        Optional<Character> groups = column.findCharacter("grouping").or(() -> grouping);
        if (groups.isPresent() && groups.get() == own) {
            throw column.wrong("grouping", groups.get(), "must not be the decimal mark too");
        }
        return new NumberText(own, groups, units);
    }

    /** The format of dates; empty for seconds or milliseconds of the epoch. */
    private static Optional<DateTimeFormatter> dateFormat(SettingsTree column, String pattern) {
        try {
            return EPOCHS.contains(pattern)
                    ? Optional.empty()
                    : Optional.of(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
        } catch (IllegalArgumentException e) {
            throw column.wrong(
                    "format",
                    pattern,
                    "must be a date pattern such as d/M/yyyy HH:mm, or one of " + String.join(", ", EPOCHS) + " ("
                            + e.getMessage() + ")");
        }
    }

    private static Charset charset(SettingsTree csv) {
        String name = csv.text("charset", "UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw csv.wrong("charset", name, "must be a charset such as UTF-8 or windows-1252");
        }
    }
}
