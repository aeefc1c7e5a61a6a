package io.chargehand.kernel;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Rows in the binary format of PostgreSQL's {@code COPY}: columns of {@code bigint}, {@code integer}, {@code text}, {@code text[]},
 * {@code timestamptz}, {@code boolean} and {@code bytea}, written in the order of the column list. Not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, "Binary Format"</a>
 */
public final class CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final long MICROS = 1_000_000;
    /** Seconds from 1970 to 2000, where PostgreSQL's timestamps begin. */
    private static final long EPOCH_2000 = 946_684_800L;

    private static final int TEXT_TYPE = 25;

    private ByteBuffer buffer;

    /** Begins without a row; grows past the bytes expected. */
    public CopyRows(int expectedBytes) {
        buffer = ByteBuffer.allocate(Math.max(64, expectedBytes));
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row of so many fields, 1 to 1,600. */
    public CopyRows row(int fields) {
        room(2).putShort((short) fields);
        return this;
    }

    /** A {@code bigint}. */
    public CopyRows number(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    /** An {@code integer}. */
    public CopyRows integer(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    /** A {@code boolean}. */
    public CopyRows truth(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A {@code text}, or null. */
    public CopyRows text(@Nullable String value) {
        if (value == null) {
            room(4).putInt(-1);
            return this;
        }
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A {@code bytea}. */
    public CopyRows bytes(byte[] value) {
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    /** A {@code text[]} of at least one text. */
    public CopyRows texts(List<String> values) {
        int lengthAt = room(24).position();
        buffer.putInt(0)
                .putInt(1)
                .putInt(0)
                .putInt(TEXT_TYPE)
                .putInt(values.size())
                .putInt(1);
        values.forEach(this::text);
        buffer.putInt(lengthAt, buffer.position() - lengthAt - 4);
        return this;
    }

    /** A {@code timestamptz} in microseconds; what is finer is cut off. */
    public CopyRows instant(Instant value) {
        long micros = Math.multiplyExact(value.getEpochSecond() - EPOCH_2000, MICROS) + value.getNano() / 1_000;
        room(12).putInt(8).putLong(micros);
        return this;
    }

    /** The stream with its end mark. */
    public InputStream toStream() {
        room(2).putShort((short) -1);
        return new ByteArrayInputStream(buffer.array(), 0, buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int wanted = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.allocate(wanted).put(buffer.flip());
        }
        return buffer;
    }
}
