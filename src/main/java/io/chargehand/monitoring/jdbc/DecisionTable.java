package io.chargehand.monitoring.jdbc;

import io.chargehand.kernel.CopyRows;
import io.chargehand.monitoring.DecisionScore;
import io.chargehand.monitoring.MonitoringStore.Scored;
import io.chargehand.scoring.GivenScore;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The table {@code monitoring_score}. Thread-safe; called within a transaction. */
final class DecisionTable {

    private static final String LATEST = """
            SELECT s.key, s.decided_at, s.features, s.by_model, s.by_rate, o.labels
            FROM (SELECT key, decided_at, features, by_model, by_rate FROM monitoring_score
                  WHERE model = ? AND version = ? AND purpose = 'DECISION' AND decided_at >= ? AND decided_at < ?
                  ORDER BY decided_at DESC LIMIT ?) AS s
            LEFT JOIN LATERAL (SELECT string_agg(outcome || '=' || label, ',') AS labels FROM monitoring_outcome
                               WHERE model = ? AND key = s.key) AS o ON true
            ORDER BY s.decided_at DESC
            """;

    private static final int BYTES_A_ROW = 1_500;

    private final JdbcTemplate jdbc;

    DecisionTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<DecisionScore> decisions, Instant now) {
        CopyRows rows = new CopyRows(BYTES_A_ROW * decisions.size());
        for (DecisionScore decision : decisions) {
            GivenScore score = decision.score();
            rows.row(13)
                    .text(score.model())
                    .text(score.version())
                    .text(score.key())
                    .text(score.node().value())
                    .instant(score.at())
                    .text("DECISION")
                    .text(SnapshotJson.features(score.features()))
                    .text(SnapshotJson.scores(score.answered()))
                    .text(SnapshotJson.scores(score.byModel()))
                    .text(SnapshotJson.scores(decision.byRate()))
                    .truth(score.used().fallback())
                    .text(score.used().fallbackReason().orElse(null))
                    .instant(now);
        }
        Copy.into(
                jdbc,
                "monitoring_score (model, version, key, node_id, decided_at, purpose, features, answered, by_model, by_rate,"
                        + " fallback, fallback_reason, written_at)",
                rows);
    }

    List<Scored> latest(String model, String version, Instant from, Instant until, int most) {
        return jdbc.query(
                LATEST,
                (row, number) -> new Scored(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        SnapshotJson.features(row.getString(3)),
                        SnapshotJson.scores(row.getString(4)),
                        SnapshotJson.scoresOrNone(row.getString(5)),
                        SnapshotJson.labels(row.getString(6))),
                model,
                version,
                from.atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC),
                most,
                model);
    }

    int purge(Instant before) {
        return jdbc.update("DELETE FROM monitoring_score WHERE written_at < ?", before.atOffset(ZoneOffset.UTC));
    }
}
