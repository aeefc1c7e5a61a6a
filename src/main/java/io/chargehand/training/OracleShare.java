package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a model goes from its rate table to an oracle that knows the hidden parameters of a simulated history, on the
 * test rows that the oracle answers. Immutable.
 *
 * @param oracle figures of the oracle
 * @param model figures of the model, on the same rows
 * @param rateTable figures of the rate table, on the same rows
 */
public record OracleShare(Metrics oracle, Metrics model, Metrics rateTable) {

    /** The share of the way in AUC: 0 at the rate table, 1 at the oracle; may lie outside. */
    public double auc() {
        return (model.auc() - rateTable.auc()) / (oracle.auc() - rateTable.auc());
    }

    /** The share of the way in Brier score: 0 at the rate table, 1 at the oracle; may lie outside. */
    public double brier() {
        return (rateTable.brier() - model.brier()) / (rateTable.brier() - oracle.brier());
    }

    /**
     * Compares a result with the probabilities in an oracle's file.
     *
     * @param file CSV with the columns {@code asn, line} and one of the label's name, or {@code order, line, node,
     *     decided_at, miss_probability}
     * @return empty when the file answers none of the test rows, or only rows of one class
     * @throws InvalidInputException when the file cannot be read or has other columns
     */
    public static Optional<OracleShare> of(TrainingResult result, Path file) {
        Map<String, Double> known = read(file, result.job().label());
        List<ScoredRow> rows = new ArrayList<>();
        for (ScoredRow row : result.predictions()) {
            if (known.containsKey(row.key()) && !Double.isNaN(row.label())) {
                rows.add(row);
            }
        }
        long positives = rows.stream().filter(row -> row.label() == 1).count();
        if (positives == 0 || positives == rows.size()) {
            return Optional.empty();
        }
        boolean[] labels = new boolean[rows.size()];
        double[] oracle = new double[labels.length];
        double[] model = new double[labels.length];
        double[] table = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            ScoredRow row = rows.get(i);
            labels[i] = row.label() == 1;
            oracle[i] = known.getOrDefault(row.key(), 0.0);
            model[i] = row.probability();
            table[i] = row.baseline();
        }
        return Optional.of(
                new OracleShare(Metrics.of(labels, oracle), Metrics.of(labels, model), Metrics.of(labels, table)));
    }

    private static Map<String, Double> read(Path file, String label) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        Map<String, Double> known = new HashMap<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(reader)) {
                known.put(key(row), Double.parseDouble(row.get(row.isMapped(label) ? label : "miss_probability")));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    "oracle", file, "must be a readable CSV of keys and of probabilities of " + label);
        }
        return known;
    }

    /** As the row keys of the operational histories are written. */
    private static String key(CSVRecord row) {
        return row.isMapped("asn")
                ? row.get("asn") + "/" + row.get("line")
                : row.get("order") + "/" + row.get("line") + "@" + row.get("node") + "@" + row.get("decided_at");
    }
}
