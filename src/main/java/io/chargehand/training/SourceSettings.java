package io.chargehand.training;

import io.chargehand.feature.SettingsTree;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where rows come from: the {@code source} key of a job. */
public sealed interface SourceSettings {

    /** The format of instants that are seconds since 1970-01-01T00:00:00Z. */
    String EPOCH_SECONDS = "epoch-seconds";
    /** The format of instants that are milliseconds since 1970-01-01T00:00:00Z. */
    String EPOCH_MILLIS = "epoch-millis";

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
     * @param streams how the file of each stream beside the rows is read, by the stream's name
     */
    record Csv(
            Optional<String> path,
            Charset charset,
            char delimiter,
            List<String> missing,
            double unparsableShare,
            List<CsvColumn> columns,
            List<String> entity,
            Map<String, Csv> streams)
            implements SourceSettings {

        /** The same with the files of streams replaced, by name; others stay. */
        Csv withStreamFiles(Map<String, String> files) {
            Map<String, Csv> replaced = new LinkedHashMap<>();
            streams.forEach((name, stream) -> replaced.put(
                    name, files.containsKey(name) ? stream.withPath(Optional.of(files.get(name))) : stream));
            return new Csv(path, charset, delimiter, missing, unparsableShare, columns, entity, replaced);
        }

        private Csv withPath(Optional<String> other) {
            return new Csv(other, charset, delimiter, missing, unparsableShare, columns, entity, streams);
        }
    }

    /**
     * How a CSV column is read.
     *
     * @param name the column's name in the job
     * @param header its header in the file
     * @param occurrence which of several columns of that header, from 1; 0 for the only one
     * @param formats patterns of an instant, {@value #EPOCH_SECONDS} or {@value #EPOCH_MILLIS}; none for ISO 8601
     * @param missing texts that mean missing in this column
     * @param numbers how its numbers are written
     */
    record CsvColumn(
            String name,
            String header,
            int occurrence,
            List<String> formats,
            List<String> missing,
            NumberText numbers) {}

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
        return history.<SourceSettings>map(History::new).orElseGet(() -> CsvSettings.read(csv.orElseThrow(), job));
    }
}
