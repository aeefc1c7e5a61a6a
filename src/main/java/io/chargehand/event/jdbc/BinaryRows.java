package io.chargehand.event.jdbc;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Rows in the binary format of PostgreSQL's {@code COPY}. Not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, "Binary Format"</a>
 */
final class BinaryRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final long MICROS = 1_000_000;
    /** Seconds from 1970 to 2000, where PostgreSQL's timestamps begin. */
    private static final long EPOCH_2000 = 946_684_800L;

    private ByteBuffer buffer;

    BinaryRows(int expectedBytes) {
        buffer = ByteBuffer.allocate(Math.max(64, expectedBytes));
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    BinaryRows row(int fields) {
        room(2).putShort((short) fields);
        return this;
    }

    BinaryRows number(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    BinaryRows text(@Nullable String value) {
        if (value == null) {
            room(4).putInt(-1);
            return this;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    /** Microseconds; what is finer is cut off. */
    BinaryRows instant(Instant value) {
        long micros = Math.multiplyExact(value.getEpochSecond() - EPOCH_2000, MICROS) + value.getNano() / 1_000;
        room(12).putInt(8).putLong(micros);
        return this;
    }

    /** The stream with its end mark. */
    byte[] toBytes() {
        room(2).putShort((short) -1);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int wanted = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.allocate(wanted).put(buffer.flip());
        }
        return buffer;
    }
}
