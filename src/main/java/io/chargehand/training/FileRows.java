package io.chargehand.training;

import io.chargehand.feature.Row;

import java.util.List;

/**
 * The rows of a file. Immutable.
 *
 * @param rows in the file's order; with several events per entity, in the order of first events
 * @param lines how many data lines the file has
 * @param unparsable how many lines had a cell that could not be read
 * @param examples the first ten of those, as {@code line 12, column Weight: 'heavy'}
 * @param sha256 of the file's bytes, in hex
 */
public record FileRows(List<Row> rows, int lines, int unparsable, List<String> examples, String sha256) {

    /** Copies the lists. */
    public FileRows {
        rows = List.copyOf(rows);
        examples = List.copyOf(examples);
    }
}
