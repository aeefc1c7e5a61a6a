package io.chargehand.scoring.web;

import io.chargehand.scoring.FeaturesShown;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Arrays;

/**
 * JSON written piece by piece into one array, for answers that are asked for thousands of times a second. The values are those
 * that the service's JSON mapper writes, in plain decimals. Not safe for use by several threads.
 */
final class JsonBytes {

    private static final int MICRO = 1_000_000;
    private static final int NANO = 1_000_000_000;
    private static final long DAY = 86_400;
    private static final long FIRST_YEAR = LocalDate.of(1, 1, 1).toEpochDay() * DAY;
    private static final long LAST_YEAR = LocalDate.of(9999, 12, 31).toEpochDay() * DAY;

    private static final byte[] QUOTE = {'"'};
    private static final byte[] QUOTE_MINUS = {'"', '-'};

    private byte[] bytes;
    private int size;
    private long day = Long.MIN_VALUE;
    private byte[] dayText = {};

    JsonBytes(int expected) {
        bytes = new byte[expected];
    }

    /** Text that is JSON already. */
    JsonBytes raw(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
        return this;
    }

    JsonBytes raw(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    /** Text in quotes. */
    JsonBytes text(String value) {
        int length = value.length();
        room(length + 2);
        int start = size;
        bytes[size++] = '"';
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                size = start;
                return raw(RiskScores.JSON.writeValueAsBytes(value));
            }
            bytes[size++] = (byte) c;
        }
        bytes[size++] = '"';
        return this;
    }

    /** A whole number. */
    JsonBytes whole(long value) {
        return raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    /** A number of parts of one as {@link FeaturesShown} shows it, in quotes. */
    JsonBytes parts(long parts) {
        raw(parts < 0 ? QUOTE_MINUS : QUOTE);
        long left = Math.abs(parts);
        digits(left / FeaturesShown.PARTS);
        int rest = (int) (left % FeaturesShown.PARTS);
        return rest == 0 ? raw('"') : ascii(FeaturesShown.fraction(rest)).raw('"');
    }

    private void digits(long number) {
        int count = 1;
        for (long left = number / 10; left > 0; left /= 10) {
            count++;
        }
        room(count);
        long left = number;
        for (int i = size + count - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        size += count;
    }

    private JsonBytes ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** A number from 0 to 1 that is a whole number of millionths. */
    JsonBytes millionths(double value) {
        int units = (int) Math.rint(value * MICRO);
        room(8);
        bytes[size++] = (byte) ('0' + units / MICRO);
        bytes[size++] = '.';
        int rest = units % MICRO;
        int digit = MICRO / 10;
        do {
            bytes[size++] = (byte) ('0' + rest / digit);
            rest %= digit;
            digit /= 10;
        } while (rest > 0);
        return this;
    }

    /** An instant in quotes, as ISO 8601 in UTC, with as many groups of three decimals as it needs. */
    JsonBytes instant(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < FIRST_YEAR || second >= LAST_YEAR) {
            return text(instant.toString());
        }
        room(32);
        bytes[size++] = '"';
        date(Math.floorDiv(second, DAY));
        int time = (int) Math.floorMod(second, DAY);
        two('T', time / 3600);
        two(':', time / 60 % 60);
        two(':', time % 60);
        int rest = instant.get(ChronoField.NANO_OF_SECOND);
        if (rest > 0) {
            bytes[size++] = '.';
            int unit = NANO;
            while (rest > 0) {
                unit /= 1000;
                three(rest / unit);
                rest %= unit;
            }
        }
        bytes[size++] = 'Z';
        bytes[size++] = '"';
        return this;
    }

    private void date(long epochDay) {
        if (epochDay != day) {
            day = epochDay;
            dayText = LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.US_ASCII);
        }
        raw(dayText);
    }

    private void two(char before, int number) {
        bytes[size++] = (byte) before;
        bytes[size++] = (byte) ('0' + number / 10);
        bytes[size++] = (byte) ('0' + number % 10);
    }

    private void three(int number) {
        bytes[size++] = (byte) ('0' + number / 100);
        bytes[size++] = (byte) ('0' + number / 10 % 10);
        bytes[size++] = (byte) ('0' + number % 10);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    /** What has been written. */
    byte[] array() {
        return Arrays.copyOf(bytes, size);
    }
}
