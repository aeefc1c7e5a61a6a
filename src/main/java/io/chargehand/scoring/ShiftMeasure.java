package io.chargehand.scoring;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bins a window's values as the reference has them, and measures the shift. Stateless. */
final class ShiftMeasure {

    private static final int BINS = 10;

    private ShiftMeasure() {}

    /**
     * Measures.
     *
     * @param reference how the values were spread
     * @param referenceRows over how many rows
     * @param values the window's: a {@link Double}, a {@link String}, or null where missing
     */
    static Shift of(Distribution reference, int referenceRows, List<@Nullable Object> values) {
        return reference instanceof Distribution.Numbers numbers
                ? numbers(numbers, referenceRows, values)
                : texts((Distribution.Texts) reference, referenceRows, values);
    }

    private static Shift numbers(Distribution.Numbers reference, int referenceRows, List<@Nullable Object> values) {
        double[] window = values.stream()
                .filter(Double.class::isInstance)
                .mapToDouble(value -> (double) value)
                .toArray();
        double[] quantiles =
                reference.quantiles().stream().mapToDouble(Double::doubleValue).toArray();
        double[] edges = edges(quantiles);
        double least = quantiles.length == 0 ? 0 : quantiles[0];
        double[] counts = counts(least, edges, window);
        counts[counts.length - 1] = values.size() - window.length;
        double[] expected = counts(least, edges, quantiles);
        double present = referenceRows * (1 - reference.missing());
        for (int i = 0; i < expected.length; i++) {
            expected[i] *= quantiles.length == 0 ? 0 : present / quantiles.length;
        }
        expected[expected.length - 1] = referenceRows * reference.missing();
        // Two numbers are the least that the test takes.
        boolean comparable = window.length > 1 && quantiles.length > 1;
        Optional<Double> ks = comparable ? Optional.of(Shift.ks(window, quantiles)) : Optional.empty();
        return shift(
                counts,
                expected,
                referenceRows,
                reference.missing(),
                ks,
                ks.map(distance -> Shift.ksP(distance, window.length, Math.max(2, (int) Math.round(present)))));
    }

    /** The tenths up to the greatest number, each once: the upper edges of bins. */
    private static double[] edges(double[] quantiles) {
        List<Double> edges = new ArrayList<>();
        int last = quantiles.length - 1;
        for (int i = 1; i <= BINS && last >= 0; i++) {
            double edge = quantiles[(int) Math.round((double) last * i / BINS)];
            if (edges.isEmpty() || edge > edges.get(edges.size() - 1)) {
                edges.add(edge);
            }
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Counts by bin: below the least number of the reference, up to each edge, above the last; the last place is left for the
     * missing. Values outside what the reference ever held have bins of their own: they are what a model knows nothing of.
     */
    private static double[] counts(double least, double[] edges, double[] values) {
        double[] counts = new double[edges.length + 3];
        for (double value : values) {
            // Without the sign of zero.
            double plain = value + 0.0;
            int at = Arrays.binarySearch(edges, plain);
            counts[plain < least ? 0 : (at >= 0 ? at : -at - 1) + 1]++;
        }
        return counts;
    }

    private static Shift texts(Distribution.Texts reference, int referenceRows, List<@Nullable Object> values) {
        Map<String, Integer> bins = new HashMap<>();
        reference.shares().keySet().forEach(text -> bins.put(text, bins.size()));
        int rest = bins.size();
        double[] counts = new double[bins.size() + 2];
        double[] expected = new double[bins.size() + 2];
        for (Object value : values) {
            counts[value == null ? rest + 1 : bins.getOrDefault(value.toString(), rest)]++;
        }
        double named = 0;
        for (Map.Entry<String, Double> share : reference.shares().entrySet()) {
            expected[bins.getOrDefault(share.getKey(), rest)] = share.getValue() * referenceRows;
            named += share.getValue();
        }
        expected[rest] = Math.max(0, 1 - named - reference.missing()) * referenceRows;
        expected[rest + 1] = reference.missing() * referenceRows;
        return shift(counts, expected, referenceRows, reference.missing(), Optional.empty(), Optional.empty());
    }

    private static Shift shift(
            double[] counts,
            double[] expected,
            int referenceRows,
            double referenceMissing,
            Optional<Double> ks,
            Optional<Double> ksP) {
        double psi = Shift.psi(counts, expected);
        int rows = (int) Arrays.stream(counts).sum();
        return new Shift(
                rows,
                (int) counts[counts.length - 1],
                referenceRows,
                referenceMissing,
                psi,
                Shift.psiP(psi, counts, expected),
                ks,
                ksP);
    }
}
