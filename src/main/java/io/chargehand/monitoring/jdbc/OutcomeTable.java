package io.chargehand.monitoring.jdbc;

import io.chargehand.monitoring.SnapshotBlock;
import io.chargehand.monitoring.ToldOutcome;
import io.chargehand.monitoring.ToldOutcome.Kept;
import io.chargehand.monitoring.ToldOutcome.Result;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table {@code monitoring_outcome}. Thread-safe; called within a transaction. */
final class OutcomeTable {

    private final JdbcTemplate jdbc;

    OutcomeTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String model, String key, String outcome) {
        static Key of(ToldOutcome told) {
            return new Key(told.model(), told.key(), told.outcome());
        }
    }

    private record Known(boolean label, Instant at) {}

    List<Kept> keep(List<ToldOutcome> outcomes) {
        Map<Key, Known> known = known(outcomes);
        Set<String> scored = scored(outcomes);
        List<Kept> kept = new ArrayList<>(outcomes.size());
        List<ToldOutcome> changes = new ArrayList<>();
        for (ToldOutcome told : outcomes) {
            Result result = judge(known.get(Key.of(told)), told);
            if (result == Result.ACCEPTED || result == Result.REVISED) {
                known.put(Key.of(told), new Known(told.label(), told.at()));
                changes.add(told);
            }
            kept.add(new Kept(result, scored.contains(told.model() + "\n" + told.key())));
        }
        write(changes);
        return kept;
    }

    private static Result judge(@org.jspecify.annotations.Nullable Known before, ToldOutcome told) {
        if (before == null) {
            return Result.ACCEPTED;
        }
        if (before.label() == told.label()) {
            return Result.DUPLICATE;
        }
        return told.at().isAfter(before.at()) ? Result.REVISED : Result.OUTDATED;
    }

    private Map<Key, Known> known(List<ToldOutcome> outcomes) {
        Map<Key, Known> known = new HashMap<>();
        jdbc.query(
                """
                SELECT o.model, o.key, o.outcome, o.label, o.known_at
                FROM unnest(?, ?, ?) AS t (model, key, outcome)
                JOIN monitoring_outcome AS o USING (model, key, outcome)
                """,
                row -> {
                    known.put(
                            new Key(row.getString(1), row.getString(2), row.getString(3)),
                            new Known(row.getBoolean(4), instant(row, 5)));
                },
                texts(outcomes, ToldOutcome::model),
                texts(outcomes, ToldOutcome::key),
                texts(outcomes, ToldOutcome::outcome));
        return known;
    }

    private Set<String> scored(List<ToldOutcome> outcomes) {
        Set<String> scored = new HashSet<>();
        jdbc.query(
                """
                SELECT DISTINCT t.model, t.key FROM unnest(?, ?, ?) AS t (model, key, stem)
                WHERE EXISTS (SELECT 1 FROM monitoring_score AS s WHERE s.model = t.model AND s.key = t.key)
                OR EXISTS (SELECT 1 FROM monitoring_asked AS a
                           WHERE a.stem = t.stem AND a.model = t.model AND t.key = ANY (a.keys))
                """,
                row -> {
                    scored.add(row.getString(1) + "\n" + row.getString(2));
                },
                texts(outcomes, ToldOutcome::model),
                texts(outcomes, ToldOutcome::key),
                texts(outcomes, told -> SnapshotBlock.stem(told.key())));
        return scored;
    }

    /** What another process told meanwhile stays, unless this is known later. */
    private void write(List<ToldOutcome> outcomes) {
        jdbc.batchUpdate("""
                INSERT INTO monitoring_outcome AS o (model, key, outcome, label, known_at, source)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (model, key, outcome) DO UPDATE
                SET label = excluded.label, known_at = excluded.known_at, source = excluded.source
                WHERE o.label <> excluded.label AND o.known_at < excluded.known_at
                """, outcomes, Math.max(1, outcomes.size()), (statement, told) -> {
            statement.setString(1, told.model());
            statement.setString(2, told.key());
            statement.setString(3, told.outcome());
            statement.setBoolean(4, told.label());
            statement.setObject(5, told.at().atOffset(ZoneOffset.UTC));
            statement.setString(6, told.source().name());
        });
    }

    int purge(Instant before) {
        return jdbc.update("DELETE FROM monitoring_outcome WHERE known_at < ?", before.atOffset(ZoneOffset.UTC));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Object texts(List<ToldOutcome> outcomes, java.util.function.Function<ToldOutcome, String> each) {
        return outcomes.stream().map(each).toArray(String[]::new);
    }
}
