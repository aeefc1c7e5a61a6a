package io.chargehand.scoring;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Adds up what a champion and a challenger of one model say; begins anew when either changes. Thread-safe. */
final class ShadowTally {

    private static final System.Logger LOG = System.getLogger("io.chargehand.scoring.shadow");

    private final String model;
    private final Map<String, Sums> outcomes = new LinkedHashMap<>();
    private String champion = "";
    private String challenger = "";
    private long dropped;
    private long failed;

    ShadowTally(String model) {
        this.model = model;
    }

    /** Two probabilities of one outcome of one row. */
    record Pair(String outcome, double champion, double challenger) {}

    synchronized void add(Object row, String answering, String shadowing, Iterable<Pair> pairs) {
        if (!answering.equals(champion) || !shadowing.equals(challenger)) {
            begin(answering, shadowing);
        }
        for (Pair pair : pairs) {
            outcomes.computeIfAbsent(pair.outcome(), outcome -> new Sums()).add(pair);
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "{0} {1} {2}: {3} by champion {4}, {5} by challenger {6}",
                    model,
                    row,
                    pair.outcome(),
                    pair.champion(),
                    answering,
                    pair.challenger(),
                    shadowing);
        }
    }

    /** What was dropped before the first row of all belongs to it. */
    private void begin(String answering, String shadowing) {
        if (!challenger.isEmpty()) {
            dropped = 0;
            failed = 0;
        }
        champion = answering;
        challenger = shadowing;
        outcomes.clear();
        LOG.log(System.Logger.Level.INFO, "{0}: {1} is shadowed by {2}", model, answering, shadowing);
    }

    synchronized void drop() {
        dropped++;
    }

    synchronized void fail() {
        failed++;
    }

    /** Empty before the first row. */
    synchronized Optional<ShadowComparison> comparison() {
        if (challenger.isEmpty()) {
            return Optional.empty();
        }
        Map<String, ShadowComparison.Difference> differences = new LinkedHashMap<>();
        outcomes.forEach((outcome, sums) -> differences.put(outcome, sums.difference()));
        return Optional.of(new ShadowComparison(model, champion, challenger, differences, dropped, failed));
    }

    private static final class Sums {
        private final SummaryStatistics champion = new SummaryStatistics();
        private final SummaryStatistics challenger = new SummaryStatistics();
        private final SummaryStatistics absolute = new SummaryStatistics();

        void add(Pair pair) {
            champion.addValue(pair.champion());
            challenger.addValue(pair.challenger());
            absolute.addValue(Math.abs(pair.challenger() - pair.champion()));
        }

        ShadowComparison.Difference difference() {
            return new ShadowComparison.Difference(
                    absolute.getN(),
                    champion.getMean(),
                    challenger.getMean(),
                    challenger.getMean() - champion.getMean(),
                    absolute.getMean(),
                    absolute.getMax());
        }
    }
}
