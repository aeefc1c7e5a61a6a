package io.chargehand.scoring;

import io.chargehand.kernel.Rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the values of a feature or of a score were spread over reference rows. Immutable. */
public sealed interface Distribution {

    /** The share of rows without a value, 0 to 1. */
    double missing();

    /**
     * Numbers, by evenly spaced quantiles of those present.
     *
     * @param missing share of rows without a number, 0 to 1
     * @param quantiles never falling, from the least to the greatest; empty where no row has a number
     */
    record Numbers(double missing, List<Double> quantiles) implements Distribution {

        /** Steps between quantiles: half a percent of the rows each. */
        public static final int STEPS = 200;

        /** Checks range and order. */
        public Numbers {
            Rules.range("missing", missing, 0, 1);
            quantiles = List.copyOf(quantiles);
            for (int i = 1; i < quantiles.size(); i++) {
                Rules.require(quantiles.get(i) >= quantiles.get(i - 1), "quantiles", quantiles.get(i), "must not fall");
            }
        }

        /** The spread of values; {@code NaN} is missing. */
        public static Numbers of(double[] values) {
            double[] present = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            double missing = values.length == 0 ? 1 : 1 - (double) present.length / values.length;
            List<Double> quantiles = new ArrayList<>();
            int last = present.length - 1;
            int steps = Math.min(STEPS, last);
            for (int i = 0; i <= steps; i++) {
                quantiles.add(present[steps == 0 ? 0 : (int) Math.round((double) last * i / steps)]);
            }
            return new Numbers(missing, quantiles);
        }
    }

    /**
     * Texts, by the shares of the most frequent.
     *
     * @param missing share of rows without a text, 0 to 1
     * @param shares of all rows, by text, the most frequent first; what is not named makes up the rest
     */
    record Texts(double missing, Map<String, Double> shares) implements Distribution {

        /** Most texts with a share of their own: more would drown a shift in the noise of rare ones. */
        public static final int MOST = 20;

        /** Checks the range. */
        public Texts {
            Rules.range("missing", missing, 0, 1);
            shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        }

        /** The spread of texts; empty is missing. */
        public static Texts of(List<String> texts) {
            Map<String, Integer> counts = new TreeMap<>();
            texts.forEach(text -> counts.merge(text, 1, Integer::sum));
            Integer missing = counts.remove("");
            double rows = Math.max(1, texts.size());
            Map<String, Double> shares = new LinkedHashMap<>();
            counts.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(MOST)
                    .forEach(entry -> shares.put(entry.getKey(), entry.getValue() / rows));
            return new Texts((missing == null ? 0 : missing) / rows, shares);
        }
    }
}
