package io.chargehand.monitoring.jdbc;

import io.chargehand.monitoring.AskedScore;
import io.chargehand.monitoring.LeftOut;
import io.chargehand.monitoring.SnapshotCodec;
import io.chargehand.monitoring.ToldOutcome;
import io.chargehand.monitoring.Vectors;
import io.chargehand.scoring.GivenScore;
import io.chargehand.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import static org.assertj.core.api.Assertions.assertThat;

class AskedScoresIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String MODEL = "sla-risk";

    private final DataSource source = DATABASE.dataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private final TransactionTemplate within = DATABASE.transactions(source);
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final JdbcMonitoringStore store = new JdbcMonitoringStore(jdbc, clock.withZone(ZoneOffset.UTC));

    @BeforeEach
    void nothing() {
        jdbc.queryForList("SELECT part FROM monitoring_asked_part", Integer.class)
                .forEach(part -> jdbc.execute("DROP TABLE monitoring_asked_" + part));
        jdbc.execute("TRUNCATE monitoring_asked_part, monitoring_score, monitoring_outcome, monitoring_left_out");
    }

    @Test
    void aScoreIsFoundByItsKeyTheLatestFirst() {
        ask("o-1", 10);
        now = now.plusSeconds(60);
        ask("o-1", 3);
        ask("o-10", 1);
        List<AskedScore> found = store.findAsked(MODEL, "o-1/1@S2", 10);
        assertThat(found).hasSize(2).allSatisfy(score -> {
            assertThat(score.node().value()).isEqualTo("S2");
            assertThat(score.answered()).containsEntry("missed", 0.125);
            assertThat(score.features()).hasSameSizeAs(store.featureNames(MODEL, "v1"));
        });
        assertThat(store.findAsked(MODEL, "o-1/1@S2", 1)).hasSize(1);
        assertThat(store.findAsked(MODEL, "o-1/1@S7", 10)).hasSize(1);
        assertThat(store.findAsked(MODEL, "o-1/1@nowhere", 10)).isEmpty();
        assertThat(store.findAsked("receipt-variance", "o-1/1@S2", 10)).isEmpty();
    }

    @Test
    void anOutcomeIsMatchedWithWhatWasAskedForNowAndBeforeTheTableWasSplit() {
        ask("o-2", 2);
        jdbc.execute("""
                INSERT INTO monitoring_score (model, version, key, node_id, decided_at, purpose, features, answered, by_model,
                                              fallback, written_at)
                VALUES ('sla-risk', 'v0', 'old/1@S1', 'S1', now(), 'ASKED', '[]', '{}', '{}', false, now())
                """);
        assertThat(matched("o-2/1@S1", "o-2/1@S9", "old/1@S1", "old/1@S2")).containsExactly(true, false, true, false);
    }

    @Test
    void aDayGoesWhenAllOfItIsPastItsTime() {
        ask("first", 1);
        now = now.plus(Duration.ofHours(25));
        assertThat(purge(now.minus(Duration.ofDays(90)))).as("a day begins").isZero();
        ask("second", 1);
        assertThat(purge(now.minusSeconds(1)))
                .as("the first day ended just now")
                .isZero();
        assertThat(purge(now)).isEqualTo(1);
        assertThat(store.findAsked(MODEL, "first/1@S0", 10)).isEmpty();
        assertThat(store.findAsked(MODEL, "second/1@S0", 10)).hasSize(1);
    }

    @Test
    void theOldestGoWhereThereIsNoRoom() {
        long most = 800_000;
        for (int i = 0; i < 60; i++) {
            int order = i;
            List<GivenScore> scores = IntStream.range(0, 1_000)
                    .mapToObj(n -> Vectors.promise("o-" + order + "/" + n + "@S1", "S1"))
                    .toList();
            within.executeWithoutResult(status -> store.asked(SnapshotCodec.blocks(scores)));
            within.executeWithoutResult(status -> store.makeRoom(most));
        }
        assertThat(bytes()).isBetween(most / 4, most + most / 2);
        assertThat(store.findAsked(MODEL, "o-0/1@S1", 1)).isEmpty();
        assertThat(store.findAsked(MODEL, "o-59/1@S1", 1)).hasSize(1);
    }

    @Test
    void whatIsLeftOutIsCountedByTheHour() {
        Instant hour = Instant.parse("2026-11-20T08:00:00Z");
        store.leftOut(
                List.of(new LeftOut(MODEL, hour, LeftOut.Why.LATE, 3), new LeftOut(MODEL, hour, LeftOut.Why.FULL, 2)));
        store.leftOut(List.of(new LeftOut(MODEL, hour, LeftOut.Why.LATE, 4)));
        assertThat(store.countLeftOut(MODEL, hour, hour.plusSeconds(1))).isEqualTo(9);
        assertThat(store.countLeftOut(MODEL, hour.plusSeconds(1), hour.plusSeconds(7200)))
                .isZero();
        assertThat(store.countLeftOut("receipt-variance", hour, hour.plusSeconds(1)))
                .isZero();
    }

    private void ask(String order, int nodes) {
        List<GivenScore> scores = IntStream.range(0, nodes)
                .mapToObj(node -> Vectors.promise(order + "/1@S" + node, "S" + node))
                .toList();
        within.executeWithoutResult(status -> store.asked(SnapshotCodec.blocks(scores)));
    }

    private int purge(Instant before) {
        Integer gone = within.execute(status -> store.purge(before));
        return gone == null ? -1 : gone;
    }

    private List<Boolean> matched(String... keys) {
        List<ToldOutcome> told = new ArrayList<>();
        for (String key : keys) {
            told.add(new ToldOutcome(MODEL, "missed", key, true, now, ToldOutcome.Source.FEEDBACK));
        }
        List<ToldOutcome.Kept> kept = within.execute(status -> store.keep(told));
        return kept == null
                ? List.of()
                : kept.stream().map(ToldOutcome.Kept::matched).toList();
    }

    private long bytes() {
        Long sum = jdbc.queryForObject(
                "SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = 'monitoring_asked'::regclass",
                Long.class);
        return sum == null ? 0 : sum;
    }
}
