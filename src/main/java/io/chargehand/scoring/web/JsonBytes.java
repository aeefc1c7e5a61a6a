package io.chargehand.scoring.web;

import io.chargehand.scoring.FeaturesShown;

import java.io.IOException;
import java.io.OutputStream;
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

    /** Room for a digit, the point and six decimals. */
    private static final int DECIMALS = 8;

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

    /** A number of parts of one as {@link FeaturesShown} shows it. */
    JsonBytes parts(long parts) {
        if (parts < 0) {
            raw('-');
        }
        long left = Math.abs(parts);
        digits(left / FeaturesShown.PARTS);
        int rest = (int) (left % FeaturesShown.PARTS);
        if (rest > 0) {
            room(DECIMALS);
            bytes[size++] = '.';
            four(rest);
            trim();
        }
        return this;
    }

    private void digits(long number) {
        if (number < 10) {
            raw((char) ('0' + number));
            return;
        }
        int count = 2;
        for (long left = number / 100; left > 0; left /= 10) {
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

    /** A number from 0 to 1 that is a whole number of millionths, with a decimal at least. */
    JsonBytes millionths(double value) {
        int units = (int) Math.rint(value * MICRO);
        room(DECIMALS);
        bytes[size++] = (byte) ('0' + units / MICRO);
        bytes[size++] = '.';
        int rest = units % MICRO;
        if (rest == 0) {
            bytes[size++] = '0';
            return this;
        }
        four(rest / 100);
        bytes[size++] = (byte) ('0' + rest / 10 % 10);
        bytes[size++] = (byte) ('0' + rest % 10);
        trim();
        return this;
    }

    private void four(int number) {
        bytes[size++] = (byte) ('0' + number / 1000);
        three(number % 1000);
    }

    /** Takes zeros back. */
    private void trim() {
        while (bytes[size - 1] == '0') {
            size--;
        }
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

    /** How many bytes have been written. */
    int size() {
        return size;
    }

    /** Writes what has been written out. */
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /** What has been written. */
    byte[] array() {
        return Arrays.copyOf(bytes, size);
    }
}
