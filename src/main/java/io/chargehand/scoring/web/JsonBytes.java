package io.chargehand.scoring.web;

import io.chargehand.scoring.FeaturesShown;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * JSON written piece by piece into one array, for answers that are asked for thousands of times a second. The values are those
 * that the service's JSON mapper writes, in plain decimals. Not safe for use by several threads.
 */
final class JsonBytes {

    private static final int MICRO = 1_000_000;
    private static final byte[] TENS = digitsOf(10);
    private static final byte[] ONES = digitsOf(1);

    /** Room for any whole number. */
    private static final int MOST_DIGITS = 20;

    /** Room for a digit, the point and six decimals. */
    private static final int DECIMALS = 8;

    private final InstantTexts instants = new InstantTexts(new byte[0], new byte[0]);
    private byte[] bytes;
    private int size;

    JsonBytes(int expected) {
        bytes = new byte[expected];
    }

    /** One digit of each number below a hundred. */
    private static byte[] digitsOf(int unit) {
        byte[] digits = new byte[100];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) ('0' + i / unit % 10);
        }
        return digits;
    }

    /** Text that is JSON already. */
    JsonBytes raw(byte[] json) {
        room(json.length);
        copy(json);
        return this;
    }

    /** The first bytes of a text that is JSON already. */
    JsonBytes raw(byte[] json, int length) {
        room(length);
        System.arraycopy(json, 0, bytes, size, length);
        size += length;
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

    /** A number of parts of one as {@link FeaturesShown} shows it, between two texts. */
    JsonBytes parts(byte[] before, long parts, byte[] after) {
        room(before.length + MOST_DIGITS + DECIMALS + after.length);
        copy(before);
        if (parts < 0) {
            bytes[size++] = '-';
        }
        long left = Math.abs(parts);
        int rest;
        if (left < Integer.MAX_VALUE) {
            small((int) left / FeaturesShown.PARTS);
            rest = (int) left % FeaturesShown.PARTS;
        } else {
            digits(left / FeaturesShown.PARTS);
            rest = (int) (left % FeaturesShown.PARTS);
        }
        if (rest > 0) {
            bytes[size++] = '.';
            pair(rest / 100);
            pair(rest % 100);
            trim();
        }
        copy(after);
        return this;
    }

    private void copy(byte[] json) {
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
    }

    /** The digits of a number, at once where there are four at most; there must be room. */
    private void small(int number) {
        if (number >= 10_000) {
            digits(number);
        } else if (number >= 100) {
            if (number < 1000) {
                bytes[size++] = (byte) ('0' + number / 100);
            } else {
                pair(number / 100);
            }
            pair(number % 100);
        } else if (number >= 10) {
            pair(number);
        } else {
            bytes[size++] = (byte) ('0' + number);
        }
    }

    /** The digits of a number; there must be room. */
    private void digits(long number) {
        int count = 1;
        for (long left = number / 10; left > 0; left /= 10) {
            count++;
        }
        long left = number;
        int at = size + count;
        for (; at > size + 1; left /= 100) {
            int pair = (int) (left % 100);
            bytes[--at] = ONES[pair];
            bytes[--at] = TENS[pair];
        }
        if (at > size) {
            bytes[size] = (byte) ('0' + left);
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
        pair(rest / 10_000);
        pair(rest / 100 % 100);
        pair(rest % 100);
        trim();
        return this;
    }

    /** Takes zeros back. */
    private void trim() {
        while (bytes[size - 1] == '0') {
            size--;
        }
    }

    /** An instant in quotes, as {@link InstantTexts} shows it. */
    JsonBytes instant(Instant instant) {
        return instant(instants, instant.getEpochSecond(), instant.getNano());
    }

    /** An instant as some texts show it, by its second and the nanoseconds after that. */
    JsonBytes instant(InstantTexts texts, long second, int nano) {
        if (!InstantTexts.isPlain(second)) {
            return raw(texts.before())
                    .text(Instant.ofEpochSecond(second, nano).toString())
                    .raw(texts.after());
        }
        room(InstantTexts.LONGEST);
        int slot = texts.find(second, nano);
        texts.copy(slot, bytes, size);
        size += texts.length(slot);
        return this;
    }

    private void pair(int number) {
        bytes[size] = TENS[number];
        bytes[size + 1] = ONES[number];
        size += 2;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    /** How many bytes fit in without a larger array. */
    int capacity() {
        return bytes.length;
    }

    /** Forgets what has been written. */
    void clear() {
        size = 0;
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
