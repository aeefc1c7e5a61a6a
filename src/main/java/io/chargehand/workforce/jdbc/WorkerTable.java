package io.chargehand.workforce.jdbc;

import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.WorkerId;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table {@code workforce_worker}. Thread-safe. */
final class WorkerTable {

    private final JdbcTemplate jdbc;

    WorkerTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A worker as stated by an event.
     *
     * @param at the time of the event
     * @param worker the worker
     */
    record Row(Instant at, WorkerDefined worker) {}

    List<Row> listAll() {
        return jdbc.query(
                """
                SELECT worker_id, node_id, skills, equipment, wage_per_hour, overtime_per_hour, currency, defined_at
                FROM workforce_worker
                """,
                (row, number) -> new Row(row.getObject(8, OffsetDateTime.class).toInstant(), worker(row)));
    }

    /** Saves workers, each at most once; an older event than the one known changes nothing. */
    void save(List<Row> workers) {
        if (workers.isEmpty()) {
            return;
        }
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO workforce_worker AS known (worker_id, node_id, skills, equipment, wage_per_hour,
                                                           overtime_per_hour, currency, defined_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (worker_id) DO UPDATE SET (node_id, skills, equipment, wage_per_hour, overtime_per_hour,
                                                           currency, defined_at)
                        = (excluded.node_id, excluded.skills, excluded.equipment, excluded.wage_per_hour,
                           excluded.overtime_per_hour, excluded.currency, excluded.defined_at)
                    WHERE known.defined_at <= excluded.defined_at
                    """)) {
                for (Row row : workers) {
                    bind(connection, insert, row);
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement insert, Row row) throws SQLException {
        WorkerDefined worker = row.worker();
        insert.setString(1, worker.workerId().value());
        insert.setString(2, worker.nodeId().value());
        Object[] skills = worker.skills().stream().map(Skill::code).sorted().toArray();
        Object[] equipment =
                worker.equipment().stream().map(Equipment::code).sorted().toArray();
        insert.setArray(3, connection.createArrayOf("text", skills));
        insert.setArray(4, connection.createArrayOf("text", equipment));
        insert.setBigDecimal(5, worker.wagePerHour().amount());
        insert.setBigDecimal(6, worker.overtimePerHour().amount());
        insert.setString(7, worker.wagePerHour().currency().getCurrencyCode());
        insert.setObject(8, row.at().atOffset(ZoneOffset.UTC));
    }

    private static WorkerDefined worker(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString(7));
        return new WorkerDefined(
                new WorkerId(row.getString(1)),
                new NodeId(row.getString(2)),
                texts(row, 3).map(Skill::new).collect(Collectors.toSet()),
                texts(row, 4).map(Equipment::new).collect(Collectors.toSet()),
                new Money(Objects.requireNonNull(row.getBigDecimal(5)), currency),
                new Money(Objects.requireNonNull(row.getBigDecimal(6)), currency));
    }

    private static Stream<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }
}
