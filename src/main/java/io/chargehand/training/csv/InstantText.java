package io.chargehand.training.csv;

import io.chargehand.training.NumberText;
import io.chargehand.training.SourceSettings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants as files write them, in milliseconds of the epoch; {@code NaN} for what is none. Stateless. */
final class InstantText {

    private static final int DATE = 10;
    private static final double MILLIS = 1000;
    private static final List<DateTimeFormatter> ISO = List.of(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            DateTimeFormatter.ISO_LOCAL_DATE);
    private static final Pattern HOUR_OFFSET = Pattern.compile("(.*:\\d\\d(?:\\.\\d+)?[+-]\\d\\d)(\\d\\d)?");

    private InstantText() {}

    /** The formatter of a pattern; empty where the pattern is a kind of epoch. AM and PM are read in either case. */
    static Optional<DateTimeFormatter> of(String pattern) {
        if (pattern.equals(SourceSettings.EPOCH_SECONDS) || pattern.equals(SourceSettings.EPOCH_MILLIS)) {
            return Optional.empty();
        }
        return Optional.of(new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT));
    }

    /** A number since the epoch, if the pattern is a kind of epoch. */
    static double epoch(String pattern, String cell) {
        return switch (pattern) {
            case SourceSettings.EPOCH_SECONDS -> Math.rint(NumberText.PLAIN.read(cell) * MILLIS);
            case SourceSettings.EPOCH_MILLIS -> Math.rint(NumberText.PLAIN.read(cell));
            default -> Double.NaN;
        };
    }

    /**
     * ISO 8601, and what databases make of it: a space before the time, an offset of hours alone or without a colon, the word UTC.
     */
    static double iso(String cell, ZoneId zone) {
        String text = cell;
        if (text.length() > DATE && text.charAt(DATE) == ' ') {
            text = text.substring(0, DATE) + 'T' + text.substring(DATE + 1);
        }
        if (text.endsWith(" UTC")) {
            text = text.substring(0, text.length() - " UTC".length()) + 'Z';
        }
        var offset = HOUR_OFFSET.matcher(text);
        if (offset.matches()) {
            text = offset.group(1) + ':' + (offset.group(2) == null ? "00" : offset.group(2));
        }
        return parsed(text, ISO, zone);
    }

    /** By the first formatter that reads it; what names no zone is local. */
    static double parsed(String cell, List<DateTimeFormatter> formats, ZoneId zone) {
        for (DateTimeFormatter format : formats) {
            try {
                TemporalAccessor parsed =
                        format.parseBest(cell, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
                return at(parsed, zone).toEpochMilli();
            } catch (DateTimeException e) {
                continue;
            }
        }
        return Double.NaN;
    }

    private static Instant at(TemporalAccessor parsed, ZoneId zone) {
        if (parsed instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (parsed instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        return LocalDate.from(parsed).atStartOfDay(zone).toInstant();
    }
}
