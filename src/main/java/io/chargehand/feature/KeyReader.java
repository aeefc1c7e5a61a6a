package io.chargehand.feature;

import java.util.List;

/** Joins the cells of a row's key columns to one text. Immutable. */
final class KeyReader {

    private static final char SEPARATOR = '\u001f';

    private final Schema schema;
    private final int[] positions;
    private final boolean[] texts;
    private final int prefix;

    KeyReader(Schema schema, List<String> columns) {
        this(schema, columns, Integer.MAX_VALUE);
    }

    /** Joins the leading characters of each cell. */
    KeyReader(Schema schema, List<String> columns, int prefix) {
        this.schema = schema;
        this.prefix = prefix;
        this.positions = new int[columns.size()];
        this.texts = new boolean[columns.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = schema.position("by", columns.get(i));
            texts[i] = schema.columns().get(positions[i]).type() == ColumnType.CATEGORY;
        }
    }

    String of(Row row) {
        if (positions.length == 0) {
            return "";
        }
        if (positions.length == 1) {
            return cell(row, 0);
        }
        StringBuilder key = new StringBuilder(32);
        for (int i = 0; i < positions.length; i++) {
            if (i > 0) {
                key.append(SEPARATOR);
            }
            key.append(cell(row, i));
        }
        return key.toString();
    }

    /** Whether the keys of two rows are seen to be the same without joining them; they may be the same where they are not. */
    @SuppressWarnings("ReferenceEquality") // Rows that are asked about together share their texts.
    boolean isSame(Row one, Row other) {
        for (int i = 0; i < positions.length; i++) {
            if (!texts[i] || one.text(positions[i]) != other.text(positions[i])) {
                return false;
            }
        }
        return true;
    }

    private String cell(Row row, int i) {
        String cell = texts[i]
                ? row.text(positions[i])
                : row.show(schema.columns().get(positions[i]).name());
        return cell.length() <= prefix ? cell : cell.substring(0, prefix);
    }
}
