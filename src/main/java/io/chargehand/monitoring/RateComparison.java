package io.chargehand.monitoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a model does beside the rate table that would answer in its place, on the decisions of a window whose labels are in. Squared
 * errors are added up over all outcomes of a decision, since a fallback replaces all of them. Immutable.
 *
 * @param labels decisions whose labels are all in
 * @param orders how many orders or ASNs these belong to: lines of one are alike, so the error is that of means by order
 * @param brier the model's mean sum of squared errors
 * @param rateBrier the rate table's
 * @param excess {@code brier - rateBrier}: above 0 where the rate table does better
 * @param error standard error of {@code excess}
 */
public record RateComparison(int labels, int orders, double brier, double rateBrier, double excess, double error) {

    /** Who does better. */
    public enum Better {
        /** Too few labels to tell. */
        UNKNOWN,
        /** The model does. */
        MODEL,
        /** Neither, beyond chance. */
        NEITHER,
        /** The rate table does. */
        RATE_TABLE
    }

    /** Over scored decisions; empty where those with all labels, and a rate table's answer, are fewer than {@code leastLabels}. */
    static Optional<RateComparison> of(Set<String> outcomes, List<MonitoringStore.Scored> all, int leastLabels) {
        List<MonitoringStore.Scored> rows = all.stream()
                .filter(row -> row.labels().keySet().containsAll(outcomes)
                        && row.scores().keySet().containsAll(outcomes)
                        && row.byRate().keySet().containsAll(outcomes))
                .toList();
        if (rows.size() < leastLabels || outcomes.isEmpty()) {
            return Optional.empty();
        }
        double brier = 0;
        double rateBrier = 0;
        Map<String, double[]> byOrder = new HashMap<>();
        for (MonitoringStore.Scored row : rows) {
            double own = squared(row, row.scores(), outcomes);
            double rate = squared(row, row.byRate(), outcomes);
            brier += own;
            rateBrier += rate;
            double[] order = byOrder.computeIfAbsent(SnapshotBlock.stem(row.key()), key -> new double[2]);
            order[0]++;
            order[1] += own - rate;
        }
        double count = rows.size();
        double excess = (brier - rateBrier) / count;
        double squares = byOrder.values().stream()
                .mapToDouble(order -> order[1] - order[0] * excess)
                .map(off -> off * off)
                .sum();
        return Optional.of(new RateComparison(
                rows.size(), byOrder.size(), brier / count, rateBrier / count, excess, Math.sqrt(squares) / count));
    }

    private static double squared(MonitoringStore.Scored row, Map<String, Double> scores, Set<String> outcomes) {
        double sum = 0;
        for (String outcome : outcomes) {
            double label = row.labels().getOrDefault(outcome, false) ? 1 : 0;
            double miss = label - scores.getOrDefault(outcome, 0.0);
            sum += miss * miss;
        }
        return sum;
    }

    /**
     * Who does better.
     *
     * @param errors by how many standard errors at least, 0 or more
     */
    public Better better(double errors) {
        if (excess > errors * error) {
            return Better.RATE_TABLE;
        }
        return excess < -errors * error ? Better.MODEL : Better.NEITHER;
    }
}
