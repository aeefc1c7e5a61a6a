package io.chargehand.monitoring;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes with small numbers and repeated texts made short. Not thread-safe. */
final class BlockOutput {

    private static final int FIRST_TEXTS = 64;

    private @Nullable String[] texts = new @Nullable String[FIRST_TEXTS];
    private int[] numbers = new int[FIRST_TEXTS];
    private int known;
    private byte[] bytes;
    private int at;

    BlockOutput(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    private void room(int more) {
        if (at + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
        }
    }

    void put(int oneByte) {
        room(1);
        bytes[at++] = (byte) oneByte;
    }

    /** Seven bits a byte, the lowest first. */
    void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    /** A number of either sign; near zero it is short. */
    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void wide(double value) {
        fixed(Double.doubleToRawLongBits(value), 8);
    }

    void narrow(float value) {
        fixed(Float.floatToRawIntBits(value), 4);
    }

    private void fixed(long bits, int count) {
        room(count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[at++] = (byte) (bits >>> shift);
        }
    }

    /** A text in full the first time, its number from then on. */
    void text(String value) {
        int place = place(value);
        if (texts[place] != null) {
            number(numbers[place]);
            return;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(known);
        remember(value, place);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, at, utf8.length);
        at += utf8.length;
    }

    /** Where a text stands, or would: a map of texts to numbers in two arrays, a quarter of the time of a general one. */
    private int place(String value) {
        int mask = texts.length - 1;
        int hash = value.hashCode();
        int place = (hash ^ hash >>> 16) & mask;
        while (texts[place] != null && !texts[place].equals(value)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void remember(String value, int place) {
        texts[place] = value;
        numbers[place] = known++;
        if (2 * known > texts.length) {
            @Nullable String[] before = texts;
            int[] beforeNumbers = numbers;
            texts = new @Nullable String[2 * before.length];
            numbers = new int[texts.length];
            for (int i = 0; i < before.length; i++) {
                if (before[i] != null) {
                    int moved = place(before[i]);
                    texts[moved] = before[i];
                    numbers[moved] = beforeNumbers[i];
                }
            }
        }
    }

    /** Leaves so many bytes zero; where they begin. */
    int gap(int count) {
        room(count);
        at += count;
        return at - count;
    }

    /** Sets a bit, counted from a place on. */
    void mark(int place, int bit) {
        bytes[place + (bit >> 3)] |= (byte) (1 << (bit & 7));
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, at);
    }
}
