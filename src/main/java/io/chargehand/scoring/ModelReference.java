package io.chargehand.scoring;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureVector;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a version was measured on: the spread of its features and scores over the test rows of its training, and how good it
 * was there. One JSON file, {@value #FILE}, in the version's folder. Immutable.
 *
 * @param rows test rows
 * @param from their first decision
 * @param until their last decision: the model's age counts from here
 * @param features spread by feature, in the order of the features
 * @param outcomes figures by outcome
 */
public record ModelReference(
        int rows, Instant from, Instant until, Map<String, Spread> features, Map<String, Figures> outcomes) {

    /** The file's name in a version's folder. */
    public static final String FILE = "reference.json";

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * How values were spread, and how much that usually moves from week to week.
     *
     * @param values the spread
     * @param usual the largest shift of the weeks before
     */
    public record Spread(Distribution values, UsualShift usual) {

        /**
         * The spread of values over reference rows.
         *
         * @param rows one value per reference row: a {@link Double}, a {@link String}, or null where missing
         * @param weeks the same of each week before
         */
        public static Spread of(boolean text, List<@Nullable Object> rows, List<List<@Nullable Object>> weeks) {
            Distribution values = text
                    ? Distribution.Texts.of(rows.stream()
                            .map(row -> row == null ? "" : row.toString())
                            .toList())
                    : Distribution.Numbers.of(rows.stream()
                            .mapToDouble(row -> row == null ? Double.NaN : (Double) row)
                            .toArray());
            return new Spread(values, UsualShift.of(values, rows.size(), weeks));
        }
    }

    /**
     * How an outcome was scored.
     *
     * @param scores spread of the probabilities
     * @param meanScore their mean, 0 to 1
     * @param baseRate share of rows with the outcome, 0 to 1
     * @param brier mean squared error, 0 to 1
     * @param auc area under the ROC curve, 0 to 1
     */
    public record Figures(Spread scores, double meanScore, double baseRate, double brier, double auc) {}

    /** Checks the count and keeps the orders. */
    public ModelReference {
        Rules.require(rows > 0, "reference.rows", rows, "must be at least 1");
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    /**
     * The spread of vectors' features.
     *
     * @param rows of the reference, at least one
     * @param weeks those of each week before
     */
    public static Map<String, Spread> spread(List<FeatureVector> rows, List<List<FeatureVector>> weeks) {
        Map<String, Spread> spread = new LinkedHashMap<>();
        List<Feature> features = rows.get(0).set().features();
        for (int i = 0; i < features.size(); i++) {
            int at = i;
            boolean text = features.get(i) instanceof Feature.Category;
            spread.put(
                    features.get(i).name(),
                    Spread.of(
                            text,
                            values(rows, at, text),
                            weeks.stream().map(week -> values(week, at, text)).toList()));
        }
        return spread;
    }

    private static List<@Nullable Object> values(List<FeatureVector> rows, int at, boolean text) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        for (FeatureVector row : rows) {
            boolean missing = text ? row.category(at).isEmpty() : Double.isNaN(row.number(at));
            values.add(missing ? null : text ? row.category(at) : (Object) row.number(at));
        }
        return values;
    }

    /** One reference of heads that were measured on the same rows. */
    public static ModelReference joined(List<ModelReference> heads) {
        ModelReference first = heads.get(0);
        Map<String, Figures> outcomes = new LinkedHashMap<>();
        heads.forEach(head -> outcomes.putAll(head.outcomes()));
        return new ModelReference(first.rows(), first.from(), first.until(), first.features(), outcomes);
    }

    /** The reference as JSON. */
    public byte[] write() {
        List<Column> columns = new ArrayList<>();
        features.forEach((name, spread) -> columns.add(Column.of(name, spread)));
        List<Head> heads = new ArrayList<>();
        outcomes.forEach((name, figures) -> heads.add(new Head(
                Column.of(name, figures.scores()),
                figures.meanScore(),
                figures.baseRate(),
                figures.brier(),
                figures.auc())));
        return JSON.writeValueAsBytes(new Written(FORMAT, rows, from, until, columns, heads));
    }

    /**
     * Reads the reference in a version's folder; empty for a version of before there were any.
     *
     * @throws InvalidInputException when it cannot be read or is of an unknown format
     */
    public static Optional<ModelReference> find(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Written written = JSON.readValue(Files.readAllBytes(file), Written.class);
            Rules.require(written.format() == FORMAT, "reference.format", written.format(), "must be " + FORMAT);
            return Optional.of(written.read());
        } catch (IOException | JacksonException e) {
            throw new InvalidInputException("reference", file, "must be a readable reference: " + e.getMessage());
        }
    }

    private record Written(
            int format, int rows, Instant from, Instant until, List<Column> features, List<Head> outcomes) {

        ModelReference read() {
            Map<String, Spread> spread = new LinkedHashMap<>();
            features.forEach(column -> spread.put(column.name(), column.read()));
            Map<String, Figures> figures = new LinkedHashMap<>();
            outcomes.forEach(head -> figures.put(
                    head.scores().name(),
                    new Figures(head.scores().read(), head.meanScore(), head.baseRate(), head.brier(), head.auc())));
            return new ModelReference(rows, from, until, spread, figures);
        }
    }

    private record Head(Column scores, double meanScore, double baseRate, double brier, double auc) {}

    /** A number has quantiles, a text has shares. */
    private record Column(
            String name,
            double missing,
            @Nullable List<Double> quantiles,
            @Nullable Map<String, Double> shares,
            UsualShift usual) {

        static Column of(String name, Spread spread) {
            return spread.values() instanceof Distribution.Numbers numbers
                    ? new Column(name, numbers.missing(), numbers.quantiles(), null, spread.usual())
                    : new Column(
                            name,
                            spread.values().missing(),
                            null,
                            ((Distribution.Texts) spread.values()).shares(),
                            spread.usual());
        }

        Spread read() {
            return new Spread(
                    quantiles != null
                            ? new Distribution.Numbers(missing, quantiles)
                            : new Distribution.Texts(missing, shares == null ? Map.of() : shares),
                    usual);
        }
    }
}
