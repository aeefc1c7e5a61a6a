package io.chargehand.scoring;

import io.chargehand.feature.Row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The baseline every model must beat, and the fallback where none is usable: the smoothed rate of the outcome among
 * training rows of equal keys. Immutable.
 *
 * @param by key columns
 * @param prior the rate over all training rows
 * @param rates the smoothed rate by joined key
 */
public record RateTable(List<String> by, double prior, Map<String, Double> rates) {

    /**
     * Counts training rows.
     *
     * @param smoothing rows' worth of prior under each key
     */
    public static RateTable fit(List<String> by, double smoothing, List<Row> rows, boolean[] labels) {
        Map<String, double[]> counts = new HashMap<>();
        double positives = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] count = counts.computeIfAbsent(joined(rows.get(i), by), key -> new double[2]);
            count[0]++;
            count[1] += labels[i] ? 1 : 0;
            positives += labels[i] ? 1 : 0;
        }
        double prior = positives / labels.length;
        Map<String, Double> rates = new HashMap<>();
        counts.forEach((key, count) -> rates.put(key, (count[1] + smoothing * prior) / (count[0] + smoothing)));
        return new RateTable(by, prior, Map.copyOf(rates));
    }

    /** The rate under a row's key; the prior where the key is new. */
    public double rate(Row row) {
        return rates.getOrDefault(joined(row, by), prior);
    }

    /** The cells of columns joined to one text. */
    public static String joined(Row row, List<String> columns) {
        if (columns.size() == 1) {
            return row.show(columns.get(0));
        }
        StringBuilder text = new StringBuilder();
        for (String column : columns) {
            text.append(text.length() == 0 ? "" : "|").append(row.show(column));
        }
        return text.toString();
    }
}
