package io.chargehand.dispatch.jdbc;

import io.chargehand.dispatch.DispatchAudit;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The record of decisions as rows; the oldest go as new ones come. Thread-safe. */
final class JdbcDispatchAudit implements DispatchAudit {

    private static final int TRIM_EVERY = 1_000;

    private final JdbcTemplate jdbc;
    private final long kept;
    private final AtomicLong written = new AtomicLong();

    JdbcDispatchAudit(JdbcTemplate jdbc, long kept) {
        this.jdbc = jdbc;
        this.kept = kept;
    }

    @Override
    public void note(Entry entry) {
        jdbc.update(
                "INSERT INTO dispatch_audit (at, task_id, node_id, worker_id, action, outcome, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
                entry.at().atOffset(ZoneOffset.UTC),
                entry.task().value(),
                entry.node().value(),
                entry.worker().map(WorkerId::value).orElse(null),
                entry.action(),
                entry.outcome(),
                entry.reason());
        if (written.incrementAndGet() % TRIM_EVERY == 0) {
            jdbc.update(
                    "DELETE FROM dispatch_audit WHERE entry_id <= (SELECT max(entry_id) FROM dispatch_audit) - ?",
                    kept);
        }
    }

    @Override
    public List<Entry> list(TaskId task) {
        return jdbc.query(
                "SELECT at, task_id, node_id, worker_id, action, outcome, reason FROM dispatch_audit WHERE task_id = ?"
                        + " ORDER BY entry_id",
                (row, number) -> new Entry(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        new TaskId(row.getString(2)),
                        new NodeId(row.getString(3)),
                        Optional.ofNullable(row.getString(4)).map(WorkerId::new),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)),
                task.value());
    }
}
