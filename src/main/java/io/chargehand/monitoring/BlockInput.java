package io.chargehand.monitoring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link BlockOutput} wrote. Not thread-safe. */
final class BlockInput {

    private final ByteBuffer bytes;
    private final List<String> texts = new ArrayList<>();

    BlockInput(byte[] content) {
        bytes = ByteBuffer.wrap(content);
    }

    int take() {
        return bytes.get();
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte next = bytes.get();
        while (next < 0) {
            value |= (next & 0x7FL) << shift;
            shift += 7;
            next = bytes.get();
        }
        return value | (long) next << shift;
    }

    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    double wide() {
        return bytes.getDouble();
    }

    float narrow() {
        return bytes.getFloat();
    }

    String text() {
        int number = (int) number();
        if (number == texts.size()) {
            byte[] utf8 = new byte[(int) number()];
            bytes.get(utf8);
            texts.add(new String(utf8, StandardCharsets.UTF_8));
        }
        return texts.get(number);
    }

    byte[] take(int count) {
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    static boolean isMarked(byte[] marks, int bit) {
        return (marks[bit >> 3] & 1 << (bit & 7)) != 0;
    }
}
