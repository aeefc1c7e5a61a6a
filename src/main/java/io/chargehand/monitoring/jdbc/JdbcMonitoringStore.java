package io.chargehand.monitoring.jdbc;

import io.chargehand.monitoring.AskedScore;
import io.chargehand.monitoring.DecisionScore;
import io.chargehand.monitoring.LeftOut;
import io.chargehand.monitoring.MonitoringStore;
import io.chargehand.monitoring.SnapshotBlock;
import io.chargehand.monitoring.ToldOutcome;
import io.chargehand.scoring.GivenScore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decisions in {@code monitoring_score}, those left out in {@code monitoring_left_out}, scores asked for in {@code monitoring_asked},
 * outcomes in {@code monitoring_outcome}.
 * Thread-safe.
 */
@Repository
class JdbcMonitoringStore implements MonitoringStore {

    private final JdbcTemplate jdbc;
    private final DecisionTable decisions;
    private final AskedTable asked;
    private final OutcomeTable outcomes;
    private final LeftOutTable leftOut;
    private final Clock clock;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    JdbcMonitoringStore(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = new DecisionTable(jdbc);
        this.asked = new AskedTable(jdbc);
        this.outcomes = new OutcomeTable(jdbc);
        this.leftOut = new LeftOutTable(jdbc);
        this.clock = clock;
    }

    @Override
    @Transactional
    public void decided(List<DecisionScore> scores) {
        for (DecisionScore decision : scores) {
            GivenScore score = decision.score();
            name(score.model(), score.version(), score.features().set().names());
        }
        decisions.write(scores, clock.instant());
    }

    @Override
    @Transactional
    public void asked(List<SnapshotBlock> blocks) {
        blocks.forEach(block -> name(block.model(), block.version(), block.names()));
        asked.write(blocks, clock.instant());
    }

    /** The names of a version's features, once. */
    private void name(String model, String version, List<String> names) {
        String full = model + "/" + version;
        if (!named.contains(full)) {
            jdbc.update(
                    "INSERT INTO monitoring_feature_names (model, version, names) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    model,
                    version,
                    SnapshotJson.names(names));
            named.add(full);
        }
    }

    @Override
    public List<String> featureNames(String model, String version) {
        return jdbc
                .queryForList(
                        "SELECT names FROM monitoring_feature_names WHERE model = ? AND version = ?",
                        String.class,
                        model,
                        version)
                .stream()
                .flatMap(names -> SnapshotJson.names(names).stream())
                .toList();
    }

    @Override
    @Transactional
    public void leftOut(List<LeftOut> counts) {
        leftOut.add(counts);
    }

    @Override
    public long countLeftOut(String model, Instant from, Instant until) {
        return leftOut.count(model, from, until);
    }

    @Override
    @Transactional
    public List<ToldOutcome.Kept> keep(List<ToldOutcome> told) {
        return outcomes.keep(told);
    }

    @Override
    public List<AskedScore> findAsked(String model, String key, int most) {
        return asked.find(model, key, most);
    }

    @Override
    public List<Scored> latest(String model, String version, Instant from, Instant until, int most) {
        return decisions.latest(model, version, from, until, most);
    }

    @Override
    @Transactional
    public int purge(Instant before) {
        int rows = decisions.purge(before) + outcomes.purge(before) + leftOut.purge(before);
        return rows + asked.parts().purge(before, clock.instant());
    }

    @Override
    @Transactional
    public long makeRoom(long mostBytes) {
        return asked.parts().makeRoom(mostBytes, clock.instant());
    }
}
