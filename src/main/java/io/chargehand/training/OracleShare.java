package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a model goes from its rate table to an oracle that knows the hidden parameters of a simulated history, on the
 * test rows that the oracle answers. Immutable.
 *
 * <p>An oracle that answers with the share of {@code n} roll-outs adds the variance of that share to its Brier score. It is
 * estimated without bias by the mean of {@code p (1 - p) / (n - 1)} and taken off again.
 *
 * @param oracle figures of the oracle, as it answers
 * @param model figures of the model, on the same rows
 * @param rateTable figures of the rate table, on the same rows
 * @param rollOutNoise what its roll-outs add to the oracle's Brier score; 0 where it answers in closed form
 * @param intervals 95 % bootstrap intervals of {@code auc} and {@code brier}, the shares of the way, over whole groups
 */
public record OracleShare(
        Metrics oracle,
        Metrics model,
        Metrics rateTable,
        double rollOutNoise,
        Map<String, TrainingResult.Interval> intervals) {

    /** Copies the intervals. */
    public OracleShare {
        intervals = Map.copyOf(intervals);
    }

    /** The share of the way in AUC: 0 at the rate table, 1 at the oracle; may lie outside. */
    public double auc() {
        return share(rateTable.auc(), model.auc(), oracle.auc());
    }

    /** The share of the way in Brier score, the roll-outs' noise taken off; 0 at the rate table, 1 at the oracle; may lie outside. */
    public double brier() {
        return share(rateTable.brier(), model.brier(), oracle.brier() - rollOutNoise);
    }

    private static double share(double from, double at, double to) {
        return (at - from) / (to - from);
    }

    /**
     * What is compared with an oracle.
     *
     * @param label the outcome's name
     * @param rows the test rows with the scores of model and rate table
     * @param resamples of the bootstrap
     * @param seed of the bootstrap
     */
    record Measured(String label, List<ScoredRow> rows, int resamples, long seed) {}

    /**
     * Compares a result with the probabilities in an oracle's file.
     *
     * @param file CSV with the columns {@code asn, line} and one of the label's name, or {@code order, line, node,
     *     decided_at, miss_probability, roll_outs}
     * @return empty when the file answers none of the test rows, or only rows of one class
     * @throws InvalidInputException when the file cannot be read or has other columns
     */
    public static Optional<OracleShare> of(TrainingResult result, Path file) {
        TrainingJob job = result.job();
        return of(new Measured(job.label(), result.predictions(), job.resamples(), job.seed()), file);
    }

    static Optional<OracleShare> of(Measured measured, Path file) {
        Map<String, Answer> known = read(file, measured.label());
        List<ScoredRow> rows = measured.rows().stream()
                .filter(row -> known.containsKey(row.key()) && !Double.isNaN(row.label()))
                .toList();
        long positives = rows.stream().filter(row -> row.label() == 1).count();
        if (positives == 0 || positives == rows.size()) {
            return Optional.empty();
        }
        boolean[] labels = new boolean[rows.size()];
        double[] oracle = new double[labels.length];
        double[] model = new double[labels.length];
        double[] table = new double[labels.length];
        double[] noise = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            ScoredRow row = rows.get(i);
            Answer answer = known.getOrDefault(row.key(), Answer.NONE);
            labels[i] = row.label() == 1;
            oracle[i] = answer.probability();
            model[i] = row.probability();
            table[i] = row.baseline();
            noise[i] = answer.noise();
        }
        List<String> groups = rows.stream().map(ScoredRow::group).toList();
        return Optional.of(new OracleShare(
                Metrics.of(labels, oracle),
                Metrics.of(labels, model),
                Metrics.of(labels, table),
                Arrays.stream(noise).average().orElse(0),
                intervals(measured, groups, labels, oracle, model, table, noise)));
    }

    private static Map<String, TrainingResult.Interval> intervals(
            Measured measured,
            List<String> groups,
            boolean[] labels,
            double[] oracle,
            double[] model,
            double[] table,
            double[] noise) {
        Integer[] oracleOrder = Metrics.order(oracle);
        Integer[] modelOrder = Metrics.order(model);
        Integer[] tableOrder = Metrics.order(table);
        return Bootstrap.intervals(List.of("auc", "brier"), groups, measured.resamples(), measured.seed(), times -> {
            double auc = share(
                    Metrics.auc(labels, table, tableOrder, times),
                    Metrics.auc(labels, model, modelOrder, times),
                    Metrics.auc(labels, oracle, oracleOrder, times));
            double brier = share(
                    Bootstrap.brier(labels, table, times),
                    Bootstrap.brier(labels, model, times),
                    Bootstrap.brier(labels, oracle, times) - mean(noise, times));
            return new double[] {auc, brier};
        });
    }

    private static double mean(double[] values, int[] times) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < values.length; i++) {
            sum += times[i] * values[i];
            count += times[i];
        }
        return sum / count;
    }

    /** A probability, and what the roll-outs behind it add to its squared error. */
    private record Answer(double probability, double noise) {

        private static final Answer NONE = new Answer(0, 0);

        static Answer of(CSVRecord row, String label) {
            if (row.isMapped(label)) {
                return new Answer(Double.parseDouble(row.get(label)), 0);
            }
            double share = Double.parseDouble(row.get("miss_probability"));
            int rollOuts = Integer.parseInt(row.get("roll_outs"));
            return new Answer(share, rollOuts < 2 ? 0 : share * (1 - share) / (rollOuts - 1));
        }
    }

    private static Map<String, Answer> read(Path file, String label) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        Map<String, Answer> known = new HashMap<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(reader)) {
                known.put(key(row), Answer.of(row, label));
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
