package io.chargehand.event.jdbc;

import io.chargehand.event.EventCodec;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.kernel.CopyRows;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/** Writes the table {@code event_log}, inside the transaction of its caller. Thread-safe. */
final class LogTable {

    /** Any number that no other lock of the database uses: "chargeh" in ASCII. */
    private static final long LOCK = 0x63_68_61_72_67_65_68L;

    private static final int BYTES_A_ROW = 512;

    private final JdbcTemplate jdbc;
    private final EventCodec codec;

    LogTable(JdbcTemplate jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** Holds back every other intake on this database until the transaction ends. */
    void lock() {
        jdbc.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
    }

    long lastPosition() {
        Long last = jdbc.queryForObject("SELECT coalesce(max(position), 0) FROM event_log", Long.class);
        return last == null ? 0 : last;
    }

    /** Which of the events, by their place in the list, are in the log already. */
    BitSet findKnown(List<OperationalEvent> events) {
        String[] sources = events.stream().map(OperationalEvent::source).toArray(String[]::new);
        String[] ids = events.stream().map(OperationalEvent::id).toArray(String[]::new);
        BitSet known = new BitSet(events.size());
        jdbc.execute((Connection connection) -> {
            Array sourceArray = connection.createArrayOf("text", sources);
            Array idArray = connection.createArrayOf("text", ids);
            try (PreparedStatement find = connection.prepareStatement("""
                    SELECT sent.place FROM unnest(?, ?) WITH ORDINALITY AS sent (source, event_id, place)
                    WHERE EXISTS (SELECT 1 FROM event_log AS log
                                  WHERE log.source = sent.source AND log.event_id = sent.event_id)
                    """)) {
                find.setArray(1, sourceArray);
                find.setArray(2, idArray);
                try (ResultSet rows = find.executeQuery()) {
                    while (rows.next()) {
                        known.set((int) rows.getLong(1) - 1);
                    }
                }
            } finally {
                sourceArray.free();
                idArray.free();
            }
            return known;
        });
        return known;
    }

    void append(List<LoggedEvent> events) {
        CopyRows rows = new CopyRows(events.size() * BYTES_A_ROW);
        for (LoggedEvent logged : events) {
            OperationalEvent event = logged.event();
            rows.row(7)
                    .number(logged.position())
                    .text(event.source())
                    .text(event.id())
                    .text(codec.type(event.fact().getClass()))
                    .instant(event.time())
                    .instant(logged.recordedAt())
                    .text(codec.writeFact(event.fact()));
        }
        InputStream stream = rows.toStream();
        jdbc.execute((Connection connection) -> copy(connection, stream));
    }

    private static Long copy(Connection connection, InputStream stream) throws SQLException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY event_log (position, source, event_id, type, time, recorded_at, data)"
                                    + " FROM STDIN (FORMAT binary)",
                            stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
