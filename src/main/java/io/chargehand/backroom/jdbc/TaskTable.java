package io.chargehand.backroom.jdbc;

import io.chargehand.backroom.BackroomTask;
import io.chargehand.backroom.BackroomTask.Ended;
import io.chargehand.backroom.BackroomTask.Ending;
import io.chargehand.backroom.BackroomTask.Started;
import io.chargehand.backroom.BackroomTask.Waiting;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Rows of tasks and of workers' places. Thread-safe. */
final class TaskTable {

    private static final String SELECT = "SELECT * FROM backroom_task ";

    private static final String SAVE = """
            INSERT INTO backroom_task (task_id, node_id, task_type, from_location, to_location, item_id, quantity, order_id,
                order_line, asn_id, asn_line, standard_millis, created_at, state, worker_id, started_at, ended_at, done, reason)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                ?::integer[], ?::text[], ?::integer[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[],
                ?::timestamptz[], ?::bigint[], ?::text[])
            ON CONFLICT (task_id) DO UPDATE SET state = excluded.state, worker_id = excluded.worker_id,
                started_at = excluded.started_at, ended_at = excluded.ended_at, done = excluded.done, reason = excluded.reason
            WHERE backroom_task.ended_at IS NULL""";

    private static final String SAVE_WORKERS = """
            INSERT INTO backroom_worker (worker_id, location_id, since)
            SELECT * FROM unnest(?::text[], ?::text[], ?::timestamptz[])
            ON CONFLICT (worker_id) DO UPDATE SET location_id = excluded.location_id, since = excluded.since
            WHERE backroom_worker.since <= excluded.since""";

    private final JdbcTemplate jdbc;

    TaskTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes tasks as they now are, in one statement; a task that has ended stays as it ended. */
    void save(List<BackroomTask> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(SAVE);
            Columns columns = new Columns(connection, statement, tasks);
            columns.texts(task -> task.id().value());
            columns.texts(task -> task.node().value());
            columns.texts(task -> task.type().name());
            columns.texts(task -> task.created().from().value());
            columns.texts(task -> task.created().to().value());
            columns.texts(task -> task.created().itemId().map(ItemId::value).orElse(null));
            columns.longs(task -> task.created().quantity().units());
            columns.texts(task ->
                    task.created().orderLine().map(line -> line.order().value()).orElse(null));
            columns.integers(
                    task -> task.created().orderLine().map(OrderLineRef::line).orElse(null));
            columns.texts(task ->
                    task.created().asnLine().map(line -> line.asn().value()).orElse(null));
            columns.integers(
                    task -> task.created().asnLine().map(AsnLineRef::line).orElse(null));
            columns.longs(task -> task.created().standardTime().toMillis());
            columns.instants(BackroomTask::createdAt);
            columns.texts(TaskTable::state);
            columns.texts(task -> worker(task).map(WorkerId::value).orElse(null));
            columns.instants(task -> startedAt(task).orElse(null));
            columns.instants(task -> task instanceof Ended ended ? ended.endedAt() : null);
            columns.longs(task -> task instanceof Ended ended ? ended.done().units() : null);
            columns.texts(task ->
                    task instanceof Ended ended ? ended.reason().map(Enum::name).orElse(null) : null);
            return statement;
        });
    }

    /** Writes where workers are after the tasks that have ended. */
    void saveWorkers(Collection<BackroomTask> tasks) {
        Map<WorkerId, Ended> last = new LinkedHashMap<>();
        for (BackroomTask task : tasks) {
            if (task instanceof Ended ended) {
                ended.worker()
                        .ifPresent(worker -> last.merge(
                                worker, ended, (one, other) -> other.endedAt().isBefore(one.endedAt()) ? one : other));
            }
        }
        if (last.isEmpty()) {
            return;
        }
        List<Map.Entry<WorkerId, Ended>> rows = List.copyOf(last.entrySet());
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(SAVE_WORKERS);
            statement.setArray(
                    1, array(connection, "text", rows, row -> row.getKey().value()));
            statement.setArray(
                    2,
                    array(
                            connection,
                            "text",
                            rows,
                            row -> row.getValue().created().to().value()));
            statement.setArray(
                    3,
                    array(
                            connection,
                            "timestamptz",
                            rows,
                            row -> row.getValue().endedAt().toString()));
            return statement;
        });
    }

    List<BackroomTask> listOpen() {
        return jdbc.query(SELECT + "WHERE ended_at IS NULL", (row, number) -> read(row));
    }

    Optional<BackroomTask> find(TaskId id) {
        return jdbc.query(SELECT + "WHERE task_id = ?", (row, number) -> read(row), id.value()).stream()
                .findFirst();
    }

    Map<WorkerId, LocationId> listPositions() {
        Map<WorkerId, LocationId> positions = new LinkedHashMap<>();
        jdbc.query("SELECT worker_id, location_id FROM backroom_worker", row -> {
            positions.put(new WorkerId(row.getString(1)), new LocationId(row.getString(2)));
        });
        return positions;
    }

    Optional<Instant> findLastStaged(OrderId order, NodeId node) {
        return jdbc
                .query(
                        "SELECT max(ended_at) FROM backroom_task WHERE order_id = ? AND node_id = ? AND task_type = 'STAGE'"
                                + " AND state = 'COMPLETED'",
                        (row, number) -> instant(row, "max"),
                        order.value(),
                        node.value())
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String state(BackroomTask task) {
        if (task instanceof Ended ended) {
            return ended.ending().name();
        }
        return task instanceof Started ? "STARTED" : "WAITING";
    }

    private static Optional<WorkerId> worker(BackroomTask task) {
        return task instanceof Ended ended ? ended.worker() : ((BackroomTask.Open) task).holder();
    }

    private static Optional<Instant> startedAt(BackroomTask task) {
        return task instanceof Ended ended ? ended.startedAt() : ((BackroomTask.Open) task).begun();
    }

    private static BackroomTask read(ResultSet row) throws SQLException {
        TaskCreated created = created(row);
        Instant createdAt = instant(row, "created_at").orElseThrow();
        Optional<WorkerId> worker =
                Optional.ofNullable(row.getString("worker_id")).map(WorkerId::new);
        Optional<Instant> startedAt = instant(row, "started_at");
        return switch (row.getString("state")) {
            case "WAITING" -> new Waiting(created, createdAt);
            case "STARTED" -> new Started(created, createdAt, worker.orElseThrow(), startedAt.orElseThrow());
            default ->
                new Ended(
                        created,
                        createdAt,
                        worker,
                        startedAt,
                        instant(row, "ended_at").orElseThrow(),
                        Ending.valueOf(row.getString("state")),
                        new Quantity(row.getLong("done")),
                        Optional.ofNullable(row.getString("reason")).map(TaskExceptionReason::valueOf));
        };
    }

    private static TaskCreated created(ResultSet row) throws SQLException {
        int orderLine = row.getInt("order_line");
        int asnLine = row.getInt("asn_line");
        return new TaskCreated(
                new TaskId(row.getString("task_id")),
                new NodeId(row.getString("node_id")),
                TaskType.valueOf(row.getString("task_type")),
                new LocationId(row.getString("from_location")),
                new LocationId(row.getString("to_location")),
                Optional.ofNullable(row.getString("item_id")).map(ItemId::new),
                new Quantity(row.getLong("quantity")),
                Optional.ofNullable(row.getString("order_id")).map(id -> new OrderLineRef(new OrderId(id), orderLine)),
                Optional.ofNullable(row.getString("asn_id")).map(id -> new AsnLineRef(new AsnId(id), asnLine)),
                Duration.ofMillis(row.getLong("standard_millis")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    /** Binds one array per column, in order. */
    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private final List<BackroomTask> tasks;
        private int next = 1;

        Columns(Connection connection, PreparedStatement statement, List<BackroomTask> tasks) {
            this.connection = connection;
            this.statement = statement;
            this.tasks = tasks;
        }

        void texts(Function<BackroomTask, @Nullable Object> value) throws SQLException {
            statement.setArray(next++, array(connection, "text", tasks, value));
        }

        void longs(Function<BackroomTask, @Nullable Object> value) throws SQLException {
            statement.setArray(next++, array(connection, "bigint", tasks, value));
        }

        void integers(Function<BackroomTask, @Nullable Object> value) throws SQLException {
            statement.setArray(next++, array(connection, "integer", tasks, value));
        }

        void instants(Function<BackroomTask, @Nullable Instant> value) throws SQLException {
            statement.setArray(next++, array(connection, "timestamptz", tasks, task -> {
                Instant instant = value.apply(task);
                return instant == null ? null : instant.toString();
            }));
        }
    }
}
