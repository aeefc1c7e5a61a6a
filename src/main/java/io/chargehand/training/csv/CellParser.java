package io.chargehand.training.csv;

import io.chargehand.feature.ColumnType;
import io.chargehand.feature.Row;
import io.chargehand.training.SourceSettings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    private final ZoneId zone;
    private final Map<String, String> interned = new HashMap<>();
    private final Map<String, Double> instants = new HashMap<>();

    CellParser(ColumnType type, int position, SourceSettings.CsvColumn column, List<String> missing, ZoneId zone) {
        this.type = type;
        this.position = position;
        this.zone = zone;
        this.patterns = column.formats();
        this.missing = new HashSet<>(missing);
        this.missing.addAll(column.missing());
        for (String format : column.formats()) {
            formats.add(DateTimeFormatter.ofPattern(format.replace('y', 'u'), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT));
        }
    }

    int position() {
        return position;
    }

    /** The rule that a cell which cannot be read breaks. */
    String rule() {
        if (type == ColumnType.NUMBER) {
            return "must be a number";
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
        double value = absent ? Double.NaN : type == ColumnType.NUMBER ? number(cell) : instant(cell);
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

    private static double number(String cell) {
        char last = cell.charAt(cell.length() - 1);
        if (last != '.' && !Character.isDigit(last)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(cell);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
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
        if (formats.isEmpty()) {
            formats.add(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            formats.add(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            formats.add(DateTimeFormatter.ISO_LOCAL_DATE);
        }
        for (DateTimeFormatter format : formats) {
            try {
                TemporalAccessor parsed =
                        format.parseBest(cell, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                return at(parsed).toEpochMilli();
            } catch (DateTimeException e) {
                continue;
            }
        }
        return Double.NaN;
    }

    private Instant at(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (parsed instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        return LocalDate.from(parsed).atStartOfDay(zone).toInstant();
    }
}
