package io.chargehand.monitoring.jdbc;

import io.chargehand.monitoring.MonitoringStore;
import io.chargehand.monitoring.Snapshot;
import io.chargehand.monitoring.ToldOutcome;
import io.chargehand.scoring.GivenScore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Snapshots in {@code monitoring_score}, outcomes in {@code monitoring_outcome}. Thread-safe. */
@Repository
class JdbcMonitoringStore implements MonitoringStore {

    private static final String LATEST = """
            SELECT s.decided_at, s.features, s.by_model, o.labels
            FROM (SELECT key, decided_at, features, by_model FROM monitoring_score
                  WHERE model = ? AND version = ? AND purpose = 'DECISION' AND decided_at >= ? AND decided_at < ?
                  ORDER BY decided_at DESC LIMIT ?) AS s
            LEFT JOIN LATERAL (SELECT string_agg(outcome || '=' || label, ',') AS labels FROM monitoring_outcome
                               WHERE model = ? AND key = s.key) AS o ON true
            ORDER BY s.decided_at DESC
            """;

    private final JdbcTemplate jdbc;
    private final OutcomeTable outcomes;
    private final Clock clock;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    JdbcMonitoringStore(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.outcomes = new OutcomeTable(jdbc);
        this.clock = clock;
    }

    @Override
    @Transactional
    public void append(List<Snapshot> snapshots) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        snapshots.forEach(snapshot -> name(snapshot.score()));
        jdbc.batchUpdate("""
                INSERT INTO monitoring_score (model, version, key, node_id, decided_at, purpose, features, answered, by_model,
                                              fallback, fallback_reason, written_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, snapshots, Math.max(1, snapshots.size()), (statement, snapshot) -> {
            GivenScore score = snapshot.score();
            statement.setString(1, score.model());
            statement.setString(2, score.version());
            statement.setString(3, score.key());
            statement.setString(4, score.node().value());
            statement.setObject(5, score.at().atOffset(ZoneOffset.UTC));
            statement.setString(6, snapshot.purpose().name());
            statement.setString(7, SnapshotJson.features(score.features()));
            statement.setString(8, SnapshotJson.scores(score.answered()));
            statement.setString(9, SnapshotJson.scores(score.byModel()));
            statement.setBoolean(10, score.used().fallback());
            statement.setString(11, score.used().fallbackReason().orElse(null));
            statement.setObject(12, now);
        });
    }

    /** The names of a version's features, once. */
    private void name(GivenScore score) {
        if (!named.contains(score.model() + "/" + score.version())) {
            jdbc.update(
                    "INSERT INTO monitoring_feature_names (model, version, names) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    score.model(),
                    score.version(),
                    SnapshotJson.names(score.features()));
            named.add(score.model() + "/" + score.version());
        }
    }

    @Override
    @Transactional
    public List<ToldOutcome.Kept> keep(List<ToldOutcome> told) {
        return outcomes.keep(told);
    }

    @Override
    public List<Scored> latest(String model, String version, Instant from, Instant until, int most) {
        return jdbc.query(
                LATEST,
                (row, number) -> new Scored(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        SnapshotJson.features(row.getString(2)),
                        SnapshotJson.scores(row.getString(3)),
                        SnapshotJson.labels(row.getString(4))),
                model,
                version,
                from.atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC),
                most,
                model);
    }

    @Override
    public int purge(Instant before) {
        return jdbc.update("DELETE FROM monitoring_score WHERE written_at < ?", before.atOffset(ZoneOffset.UTC))
                + outcomes.purge(before);
    }
}
