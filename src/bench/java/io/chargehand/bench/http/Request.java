package io.chargehand.bench.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A request as it goes over the wire, each time for another order: what is kept of orders is kept apart. For one thread.
 */
final class Request {

    /** Where the number of the order goes; as many digits. */
    static final String NUMBER = "88888888";

    private final byte[] bytes;
    private final int numberAt;
    private int sent;

    Request(String head, String body) {
        bytes = (head + body).getBytes(StandardCharsets.UTF_8);
        numberAt = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(NUMBER);
    }

    int length() {
        return bytes.length;
    }

    /** Puts the next into a buffer of this length. */
    void next(ByteBuffer buffer) {
        int rest = ++sent;
        for (int i = NUMBER.length() - 1; i >= 0; i--) {
            bytes[numberAt + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        buffer.clear();
        buffer.put(bytes).flip();
    }
}
