package io.chargehand.training;

import io.chargehand.feature.SettingsTree;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where rows come from: the {@code source} key of a job. */
public sealed interface SourceSettings {

    /**
     * A CSV extract, plain or gzip.
     *
     * @param path the file, from the working directory; absent when it is given with the command
     * @param charset of the text
     * @param delimiter between cells
     * @param missing texts that mean missing in every column, beside the empty one
     * @param unparsableShare the greatest share of rows with a cell that cannot be read; such cells become missing
     * @param columns how each column of the job is read, in the job's order
     * @param entity columns that name an entity of which the file holds several events; none when a row is an entity
     */
    record Csv(
            Optional<String> path,
            Charset charset,
            char delimiter,
            List<String> missing,
            double unparsableShare,
            List<CsvColumn> columns,
            List<String> entity)
            implements SourceSettings {}

    /**
     * How a CSV column is read.
     *
     * @param name the column's name in the job
     * @param header its header in the file
     * @param formats patterns of an instant; none for ISO 8601
     * @param missing texts that mean missing in this column
     */
    record CsvColumn(String name, String header, List<String> formats, List<String> missing) {}

    /** Rows of the operational history, from the {@link RowSource} of that name. */
    record History(String rows) implements SourceSettings {}

    /** Reads the settings. */
    static SourceSettings read(SettingsTree job) {
        SettingsTree source = job.child("source");
        Optional<String> history = source.findText("history");
        Optional<SettingsTree> csv = source.findChild("csv");
        if (history.isPresent() == csv.isPresent()) {
            throw job.wrong("source", source.keys(), "must hold either csv or history");
        }
        return history.<SourceSettings>map(History::new).orElseGet(() -> csv(csv.orElseThrow(), job));
    }

    private static SourceSettings csv(SettingsTree csv, SettingsTree job) {
        List<CsvColumn> columns = job.children("columns").stream()
                .flatMap(column -> column.attempt(() -> column(column)).stream())
                .toList();
        String delimiter = csv.text("delimiter", ",");
        if (delimiter.length() != 1) {
            csv.keep(csv.wrong("delimiter", delimiter, "must be one character"));
        }
        return new Csv(
                csv.findText("path"),
                csv.keep(() -> charset(csv)).orElse(StandardCharsets.UTF_8),
                delimiter.charAt(0),
                csv.texts("missing"),
                csv.number("unparsableShare", 0, 0, 1),
                columns,
                csv.texts("firstEventPer"));
    }

    private static CsvColumn column(SettingsTree column) {
        Optional<String> header = column.findText("header");
        List<String> formats = column.texts("format");
        formats.forEach(format -> column.keep(() -> dateFormat(column, format)));
        List<String> missing = column.texts("missing");
        String name = column.text("name");
        return new CsvColumn(name, header.orElse(name), formats, missing);
    }

    private static DateTimeFormatter dateFormat(SettingsTree column, String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw column.wrong(
                    "format", pattern, "must be a date pattern such as d/M/yyyy HH:mm (" + e.getMessage() + ")");
        }
    }

    private static Charset charset(SettingsTree csv) {
        String name = csv.text("charset", "UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw csv.wrong("charset", name, "must be a charset such as UTF-8");
        }
    }
}
