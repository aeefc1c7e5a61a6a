package io.chargehand.workforce.jdbc;

import io.chargehand.event.ShiftScheduled;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;
import io.chargehand.workforce.ShiftArchive;
import io.chargehand.workforce.ShiftState;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The table {@code workforce_shift}. Thread-safe. */
final class ShiftTable implements ShiftArchive {

    private static final String SELECT = """
            SELECT shift_id, worker_id, node_id, starts, ends, break_starts, break_ends, scheduled_at, cancelled_at,
                   cancel_reason
            FROM workforce_shift
            """;

    private final JdbcTemplate jdbc;

    ShiftTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<ShiftState> findShift(ShiftId id) {
        return read(SELECT + "WHERE shift_id = ?", id.value()).stream().findFirst();
    }

    @Override
    public List<ShiftState> listShifts(NodeId node, TimeWindow window) {
        return read(
                SELECT + "WHERE node_id = ? AND ends > ? AND starts < ?",
                node.value(),
                utc(window.start()),
                utc(window.end()));
    }

    List<ShiftState> listShifts(Collection<ShiftId> ids) {
        String[] values = ids.stream().map(ShiftId::value).toArray(String[]::new);
        return read(SELECT + "WHERE shift_id = ANY (?)", (Object) values);
    }

    List<ShiftState> listEndingAfter(Instant earliest) {
        return read(SELECT + "WHERE ends > ?", utc(earliest));
    }

    /** When the latest schedule was stated. */
    Optional<Instant> lastScheduled() {
        OffsetDateTime last =
                jdbc.queryForObject("SELECT max(scheduled_at) FROM workforce_shift", OffsetDateTime.class);
        return Optional.ofNullable(last).map(OffsetDateTime::toInstant);
    }

    void save(Collection<ShiftState> shifts) {
        if (shifts.isEmpty()) {
            return;
        }
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO workforce_shift (shift_id, worker_id, node_id, starts, ends, break_starts, break_ends,
                                                 scheduled_at, cancelled_at, cancel_reason)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (shift_id) DO UPDATE SET (worker_id, node_id, starts, ends, break_starts, break_ends,
                                                          scheduled_at, cancelled_at, cancel_reason)
                        = (excluded.worker_id, excluded.node_id, excluded.starts, excluded.ends, excluded.break_starts,
                           excluded.break_ends, excluded.scheduled_at, excluded.cancelled_at, excluded.cancel_reason)
                    """)) {
                for (ShiftState state : shifts) {
                    bind(connection, insert, state);
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement insert, ShiftState state) throws SQLException {
        ShiftScheduled shift = state.shift();
        insert.setString(1, shift.shiftId().value());
        insert.setString(2, shift.workerId().value());
        insert.setString(3, shift.nodeId().value());
        insert.setObject(4, utc(shift.hours().start()));
        insert.setObject(5, utc(shift.hours().end()));
        Object[] starts = shift.breaks().stream()
                .map(pause -> utc(pause.start()).toString())
                .toArray();
        Object[] ends = shift.breaks().stream()
                .map(pause -> utc(pause.end()).toString())
                .toArray();
        insert.setArray(6, connection.createArrayOf("timestamptz", starts));
        insert.setArray(7, connection.createArrayOf("timestamptz", ends));
        insert.setObject(8, utc(state.scheduledAt()));
        insert.setObject(
                9, state.cancelled().map(cancellation -> utc(cancellation.at())).orElse(null));
        insert.setString(
                10, state.cancelled().map(ShiftState.Cancellation::reason).orElse(null));
    }

    private List<ShiftState> read(String sql, Object... parameters) {
        return jdbc.query(sql, (row, number) -> state(row), parameters);
    }

    private static ShiftState state(ResultSet row) throws SQLException {
        ShiftScheduled shift = new ShiftScheduled(
                new ShiftId(row.getString(1)),
                new WorkerId(row.getString(2)),
                new NodeId(row.getString(3)),
                new TimeWindow(instant(row, 4), instant(row, 5)),
                breaks(instants(row, 6), instants(row, 7)));
        OffsetDateTime cancelledAt = row.getObject(9, OffsetDateTime.class);
        Optional<ShiftState.Cancellation> cancelled = cancelledAt == null
                ? Optional.empty()
                : Optional.of(new ShiftState.Cancellation(
                        cancelledAt.toInstant(), Objects.requireNonNull(row.getString(10))));
        return new ShiftState(shift, instant(row, 8), cancelled);
    }

    private static List<TimeWindow> breaks(List<Instant> starts, List<Instant> ends) {
        List<TimeWindow> breaks = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            breaks.add(new TimeWindow(starts.get(i), ends.get(i)));
        }
        return breaks;
    }

    private static List<Instant> instants(ResultSet row, int column) throws SQLException {
        List<Instant> instants = new ArrayList<>();
        for (Object value : (Object[]) row.getArray(column).getArray()) {
            instants.add(((Timestamp) value).toInstant());
        }
        return instants;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
