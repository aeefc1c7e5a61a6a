package io.chargehand.training.csv;

import io.chargehand.feature.ColumnType;
import io.chargehand.feature.Row;
import io.chargehand.training.NumberText;
import io.chargehand.training.SourceSettings;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the cells of one column. Not safe for use by several threads. */
final class CellParser {

    private static final int CACHED = 100_000;

    private final ColumnType type;
    private final int position;
    private final Set<String> missing;
    private final List<String> patterns;
    private final List<DateTimeFormatter> formats = new ArrayList<>();
    private final NumberText numbers;
    private final ZoneId zone;
    private final Map<String, String> interned = new HashMap<>();
    private final Map<String, Double> instants = new HashMap<>();

    CellParser(ColumnType type, int position, SourceSettings.CsvColumn column, List<String> missing, ZoneId zone) {
        this.type = type;
        this.position = position;
        this.zone = zone;
        this.patterns = column.formats();
        this.numbers = column.numbers();
        this.missing = new HashSet<>(missing);
        this.missing.addAll(column.missing());
        for (String format : column.formats()) {
            InstantText.of(format).ifPresent(formats::add);
        }
    }

    int position() {
        return position;
    }

    /** The rule that a cell which cannot be read breaks, with the settings that would read it where there are such. */
    String rule(String cell) {
        if (type == ColumnType.NUMBER) {
            return "must be a number" + NumberText.hint(cell);
        }
        return "must be an instant "
                + (patterns.isEmpty() ? "in ISO 8601" : "of the form " + String.join(" or ", patterns));
    }

    /** Puts a cell into a row; false when it cannot be read, then the cell is missing. */
    boolean parse(String raw, Row.Builder into) {
        String cell = raw.strip();
        boolean absent = cell.isEmpty() || missing.contains(cell);
        if (type == ColumnType.CATEGORY) {
            into.text(position, absent ? "" : intern(cell));
            return true;
        }
        double value = absent ? Double.NaN : type == ColumnType.NUMBER ? numbers.read(cell) : instant(cell);
        into.number(position, value);
        return absent || !Double.isNaN(value);
    }

    private String intern(String cell) {
        String known = interned.get(cell);
        if (known == null) {
            known = cell;
            if (interned.size() < CACHED) {
                interned.put(cell, cell);
            }
        }
        return known;
    }

    private double instant(String cell) {
        Double known = instants.get(cell);
        if (known == null) {
            known = parseInstant(cell);
            if (instants.size() < CACHED) {
                instants.put(cell, known);
            }
        }
        return known;
    }

    private double parseInstant(String cell) {
        if (patterns.isEmpty()) {
            return InstantText.iso(cell, zone);
        }
        for (String epoch : patterns) {
            double at = InstantText.epoch(epoch, cell);
            if (!Double.isNaN(at)) {
                return at;
            }
        }
        return InstantText.parsed(cell, formats, zone);
    }
}
