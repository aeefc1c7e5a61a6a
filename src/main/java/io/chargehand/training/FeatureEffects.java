package io.chargehand.training;

import io.chargehand.feature.FeatureVector;
import io.chargehand.scoring.Attribution;
import io.chargehand.scoring.RiskModel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the features do to the score, by exact attributions of a sample of test rows. Immutable.
 *
 * @param rows how many rows were attributed, evenly over the test rows in order of decision
 * @param features the features that the model reads, the strongest first
 */
public record FeatureEffects(int rows, List<Effect> features) {

    private static final int SHOWN = 10;
    private static final int DOTS = 200;

    /** Copies the list. */
    public FeatureEffects {
        features = List.copyOf(features);
    }

    /**
     * One feature.
     *
     * @param name the feature's
     * @param meanAbsolute mean absolute attribution, log-odds
     * @param dots some rows, for a plot; of the ten strongest features alone
     */
    public record Effect(String name, double meanAbsolute, List<Dot> dots) {}

    /**
     * A row of the sample.
     *
     * @param attribution log-odds that the feature moved the score by
     * @param rank of the feature's value among the rows shown, 0 (lowest) to 1; empty for a category or a missing number
     */
    public record Dot(double attribution, Optional<Double> rank) {}

    static FeatureEffects of(RiskModel model, List<FeatureVector> test, int sample) {
        int size = Math.min(sample, test.size());
        Map<String, double[]> shares = new LinkedHashMap<>();
        List<FeatureVector> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(test.get((int) ((long) i * test.size() / size)));
            for (Attribution.Share share : model.attribution(rows.get(i)).features()) {
                shares.computeIfAbsent(share.name(), name -> new double[size])[i] = share.logOdds();
            }
        }
        List<Effect> effects = new ArrayList<>();
        shares.forEach((name, values) -> effects.add(
                new Effect(name, Arrays.stream(values).map(Math::abs).average().orElse(0), List.of())));
        effects.sort(Comparator.comparingDouble((Effect effect) -> -effect.meanAbsolute())
                .thenComparing(Effect::name));
        for (int k = 0; k < Math.min(SHOWN, effects.size()); k++) {
            Effect plain = effects.get(k);
            double[] values = shares.getOrDefault(plain.name(), new double[0]);
            effects.set(k, new Effect(plain.name(), plain.meanAbsolute(), dots(plain.name(), rows, values)));
        }
        return new FeatureEffects(size, effects);
    }

    private static List<Dot> dots(String name, List<FeatureVector> rows, double[] shares) {
        int count = Math.min(DOTS, rows.size());
        int position = rows.get(0).set().names().indexOf(name);
        double[] numbers = new double[count];
        double[] attributions = new double[count];
        for (int k = 0; k < count; k++) {
            int at = (int) ((long) k * rows.size() / count);
            numbers[k] = rows.get(at).number(position);
            attributions[k] = shares[at];
        }
        double[] sorted =
                Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
        List<Dot> dots = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            dots.add(new Dot(attributions[k], rank(sorted, numbers[k])));
        }
        return dots;
    }

    /** Mid-rank among the sorted values. */
    private static Optional<Double> rank(double[] sorted, double value) {
        if (!Double.isFinite(value) || sorted[0] == sorted[sorted.length - 1]) {
            return Optional.empty();
        }
        double below = 0;
        for (double each : sorted) {
            below += each < value ? 1 : each == value ? 0.5 : 0;
        }
        return Optional.of(below / sorted.length);
    }
}
