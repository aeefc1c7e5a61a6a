package io.chargehand.training;

import io.chargehand.kernel.Money;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What decisions by a score cost, expected per {@value #DECISIONS} decisions, by the threshold at and above which one acts:
 * each act without the outcome is a false alarm, each outcome without an act a miss. A perfect score costs nothing.
 * Immutable.
 *
 * @param falseAlarm what a false alarm costs
 * @param miss what a miss costs
 * @param currency of all amounts
 * @param always the cost of acting always
 * @param never the cost of never acting
 * @param perfect the cost of a score that knows the outcome: 0
 * @param points thresholds 0, 0.01, … 1
 * @param policy the thresholds of the policy
 */
public record CostCurve(
        Money falseAlarm,
        Money miss,
        String currency,
        double always,
        double never,
        double perfect,
        List<Point> points,
        List<AtPolicy> policy) {

    /** The decisions that a cost is of. */
    public static final int DECISIONS = 1000;

    private static final int STEPS = 100;
    private static final List<String> NAMES = List.of("model", "modelMinusRateTable");

    /** Costs at a threshold. */
    public record Point(double threshold, double model, double rateTable) {}

    /**
     * Costs at a threshold of the policy.
     *
     * @param acted share of the rows on which the model acts
     * @param intervals 95 % bootstrap intervals of {@code model} and {@code modelMinusRateTable}
     */
    public record AtPolicy(
            double threshold,
            double acted,
            double model,
            double rateTable,
            Map<String, TrainingResult.Interval> intervals) {}

    /** Copies the lists. */
    public CostCurve {
        points = List.copyOf(points);
        policy = List.copyOf(policy);
    }

    static CostCurve of(Measured measured, CostSettings settings, int resamples, long seed) {
        Pricing pricing = new Pricing(
                measured, settings.falseAlarm().toDouble(), settings.miss().toDouble());
        List<Point> points = IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> (double) step / STEPS)
                .map(threshold -> new Point(threshold, pricing.ofModel(threshold), pricing.ofTable(threshold)))
                .toList();
        List<AtPolicy> policy = new ArrayList<>();
        for (double threshold : settings.thresholds()) {
            double[] model = pricing.rows(measured.probabilities(), threshold);
            double[] table = pricing.rows(measured.rateTable(), threshold);
            policy.add(new AtPolicy(
                    threshold,
                    IntStream.range(0, measured.size())
                                    .filter(i -> measured.probabilities()[i] >= threshold)
                                    .count()
                            / (double) measured.size(),
                    pricing.ofModel(threshold),
                    pricing.ofTable(threshold),
                    Bootstrap.intervals(NAMES, measured.groups(), resamples, seed, times -> {
                        double own = mean(times, i -> model[i]);
                        return new double[] {own, own - mean(times, i -> table[i])};
                    })));
        }
        double positives = (double) measured.positives() / measured.size();
        Currency currency = settings.miss().currency();
        return new CostCurve(
                settings.falseAlarm(),
                settings.miss(),
                currency.getCurrencyCode(),
                DECISIONS * (1 - positives) * settings.falseAlarm().toDouble(),
                DECISIONS * positives * settings.miss().toDouble(),
                0,
                points,
                policy);
    }

    private static double mean(int[] times, IntToDoubleFunction of) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < times.length; i++) {
            sum += times[i] * of.applyAsDouble(i);
            count += times[i];
        }
        return sum / count;
    }

    private record Pricing(Measured measured, double falseAlarm, double miss) {

        double ofModel(double threshold) {
            return total(rows(measured.probabilities(), threshold));
        }

        double ofTable(double threshold) {
            return total(rows(measured.rateTable(), threshold));
        }

        private static double total(double[] costs) {
            double sum = 0;
            for (double cost : costs) {
                sum += cost;
            }
            return sum / costs.length;
        }

        /** Each row's cost, times the decisions. */
        double[] rows(double[] scores, double threshold) {
            double[] costs = new double[scores.length];
            for (int i = 0; i < costs.length; i++) {
                boolean acts = scores[i] >= threshold;
                double cost = acts ? (measured.labels()[i] ? 0 : falseAlarm) : (measured.labels()[i] ? miss : 0);
                costs[i] = DECISIONS * cost;
            }
            return costs;
        }
    }
}
