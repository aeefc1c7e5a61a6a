package io.chargehand.monitoring;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A growing array of bytes with small numbers and repeated texts made short. Not thread-safe. */
final class BlockOutput {

    private final Map<String, Integer> texts = new HashMap<>();
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
        Integer known = texts.putIfAbsent(value, texts.size());
        if (known != null) {
            number(known);
            return;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(texts.size() - 1L);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, at, utf8.length);
        at += utf8.length;
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
