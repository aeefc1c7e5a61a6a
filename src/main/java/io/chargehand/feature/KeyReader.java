package io.chargehand.feature;

import java.util.List;
import java.util.stream.IntStream;

/** Joins the cells of a row's key columns to one text. Immutable. */
final class KeyReader {

    private static final char SEPARATOR = '\u001f';

    private final Schema schema;
    private final int[] positions;
    private final boolean[] texts;
    private final int prefix;
    private final boolean ofTexts;

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
        this.ofTexts =
                prefix == Integer.MAX_VALUE && IntStream.range(0, texts.length).allMatch(i -> texts[i]);
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

    /** Whether keys are joined of whole texts alone, so that {@link #hash} and {@link #isKey} serve them. */
    boolean isOfTexts() {
        return ofTexts;
    }

    /** The hash of a row's key, without joining it. */
    int hash(Row row) {
        int hash = 0;
        for (int i = 0; i < positions.length; i++) {
            String cell = row.text(positions[i]);
            hash = (i == 0 ? 0 : 31 * hash + SEPARATOR) * power(cell.length()) + cell.hashCode();
        }
        return hash;
    }

    /** 31 to a power, as the hash of a text weighs what stands before so many letters. */
    private static int power(int exponent) {
        int power = 1;
        int base = 31;
        for (int left = exponent; left > 0; left >>= 1) {
            power *= (left & 1) == 0 ? 1 : base;
            base *= base;
        }
        return power;
    }

    /** Whether a row's key is a text, without joining it. */
    boolean isKey(String key, Row row) {
        int at = 0;
        for (int i = 0; i < positions.length; i++) {
            if (i > 0) {
                if (at >= key.length() || key.charAt(at) != SEPARATOR) {
                    return false;
                }
                at++;
            }
            String cell = row.text(positions[i]);
            if (!key.startsWith(cell, at)) {
                return false;
            }
            at += cell.length();
        }
        return at == key.length();
    }

    private String cell(Row row, int i) {
        String cell = texts[i]
                ? row.text(positions[i])
                : row.show(schema.columns().get(positions[i]).name());
        return cell.length() <= prefix ? cell : cell.substring(0, prefix);
    }
}
