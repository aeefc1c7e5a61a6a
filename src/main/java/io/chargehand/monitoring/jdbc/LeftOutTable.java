package io.chargehand.monitoring.jdbc;

import io.chargehand.monitoring.LeftOut;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The table {@code monitoring_left_out}. Thread-safe; called within a transaction. */
final class LeftOutTable {

    private final JdbcTemplate jdbc;

    LeftOutTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<LeftOut> counts) {
        jdbc.batchUpdate("""
                INSERT INTO monitoring_left_out AS l (model, hour, why, decisions) VALUES (?, ?, ?, ?)
                ON CONFLICT (model, hour, why) DO UPDATE SET decisions = l.decisions + excluded.decisions
                """, counts, Math.max(1, counts.size()), (statement, count) -> {
            statement.setString(1, count.model());
            statement.setObject(2, count.hour().atOffset(ZoneOffset.UTC));
            statement.setString(3, count.why().name());
            statement.setLong(4, count.decisions());
        });
    }

    long count(String model, Instant from, Instant until) {
        @Nullable
        Long sum = jdbc.queryForObject(
                "SELECT coalesce(sum(decisions), 0)::bigint FROM monitoring_left_out WHERE model = ? AND hour >= ? AND hour < ?",
                Long.class,
                model,
                from.atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC));
        return sum == null ? 0 : sum;
    }

    int purge(Instant before) {
        return jdbc.update("DELETE FROM monitoring_left_out WHERE hour < ?", before.atOffset(ZoneOffset.UTC));
    }
}
