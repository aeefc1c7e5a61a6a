package io.chargehand.event.jdbc;

import io.chargehand.event.EventCodec;
import io.chargehand.event.EventLog;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads the table {@code event_log}. Thread-safe. */
public final class JdbcEventLog implements EventLog {

    private static final int FETCHED_AT_ONCE = 2_000;
    private static final String COLUMNS =
            "SELECT position, source, event_id, type, time, recorded_at, data FROM event_log ";
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final DataSource source;
    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final SQLExceptionTranslator failures = new SQLStateSQLExceptionTranslator();

    /**
     * Makes a reader.
     *
     * @param source connections; a replay holds one of them, in a transaction of its own
     * @param codec reads the facts
     */
    public JdbcEventLog(DataSource source, EventCodec codec) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.codec = codec;
    }

    @Override
    public void replay(
            Set<Class<? extends OperationalFact>> kinds, Instant from, Instant until, Consumer<LoggedEvent> each) {
        try (Connection connection = source.getConnection()) {
            boolean wasAutoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false); // what the driver asks for before it reads by a cursor
            try {
                replay(connection, kinds, from, until, each);
            } finally {
                connection.rollback();
                connection.setAutoCommit(wasAutoCommit);
            }
        } catch (SQLException e) {
            throw Objects.requireNonNull(failures.translate("replay", null, e));
        }
    }

    private void replay(
            Connection connection,
            Set<Class<? extends OperationalFact>> kinds,
            Instant from,
            Instant until,
            Consumer<LoggedEvent> each)
            throws SQLException {
        String ofKinds = kinds.isEmpty() ? "" : "AND type = ANY (?) ";
        String sql = COLUMNS + "WHERE time >= ? AND time < ? " + ofKinds + "ORDER BY time, position";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCHED_AT_ONCE);
            select.setObject(1, offset(from));
            select.setObject(2, offset(until));
            if (!kinds.isEmpty()) {
                Object[] types = kinds.stream().map(codec::type).toArray();
                select.setArray(3, connection.createArrayOf("text", types));
            }
            RowMapper<LoggedEvent> mapper = mapper();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    each.accept(Objects.requireNonNull(mapper.mapRow(rows, 0)));
                }
            }
        }
    }

    @Override
    public long follow(long position, int limit, Consumer<LoggedEvent> each) {
        var found = jdbc.sql(COLUMNS + "WHERE position > ? ORDER BY position LIMIT ?")
                .param(position)
                .param(limit)
                .query(mapper())
                .list();
        found.forEach(each);
        return found.isEmpty() ? position : found.get(found.size() - 1).position();
    }

    @Override
    public boolean isAnyAfter(long position, Set<Class<? extends OperationalFact>> kinds, Instant before) {
        String ofKinds = kinds.isEmpty() ? "" : "AND type = ANY (:types) ";
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM event_log WHERE position > :position AND time < :before "
                        + ofKinds + ")")
                .param("position", position)
                .param("before", offset(before))
                .param("types", kinds.stream().map(codec::type).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    @Override
    public long lastPosition() {
        return jdbc.sql("SELECT coalesce(max(position), 0) FROM event_log")
                .query(Long.class)
                .single();
    }

    private RowMapper<LoggedEvent> mapper() {
        return (row, number) -> new LoggedEvent(
                row.getLong(1),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                new OperationalEvent(
                        row.getString(3),
                        row.getString(2),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        codec.readFact(row.getString(4), row.getString(7))));
    }

    /** {@code Instant.MIN} and {@code Instant.MAX}, which mean "all", lie outside what PostgreSQL knows. */
    private static OffsetDateTime offset(Instant instant) {
        Instant within = instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        return within.atOffset(ZoneOffset.UTC);
    }
}
