package io.chargehand.feature;

import io.chargehand.kernel.Rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a {@link FeatureSet} from the settings of a training job, the one written form of feature definitions: training
 * reads it from the job file, serving from the copy in a model's artifact. Stateless.
 */
public final class FeatureSetReader {

    /** The stream's name of the rows to score. */
    public static final String ROWS = "rows";

    private FeatureSetReader() {}

    /**
     * Reads the keys {@code columns, decision, labelKnown, label, outcomes, intervals, streams, zone, features}.
     *
     * @param given streams a source already knows, the rows to score first; then {@code columns}, {@code decision},
     *     {@code labelKnown} and {@code streams} must be absent. Empty to read them
     * @throws io.chargehand.kernel.InvalidInputException naming the key, the value and the rule
     */
    public static FeatureSet read(SettingsTree job, List<Stream> given) {
        List<Stream> streams = given.isEmpty() ? streams(job) : given;
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        job.findChild("label")
                .ifPresent(label -> outcomes.put(label.findText("name").orElse("label"), outcome(label)));
        job.findChild("outcomes").ifPresent(named -> {
            for (String name : named.keys()) {
                outcomes.put(name, outcome(named.child(name)));
            }
        });
        List<IntervalSource> intervals = new ArrayList<>();
        job.findChild("intervals").ifPresent(named -> {
            for (String name : named.keys()) {
                SettingsTree one = named.child(name);
                intervals.add(new IntervalSource(
                        name,
                        one.findText("stream").orElse(streams.get(0).name()),
                        moment(one, "opened"),
                        moment(one, "closed"),
                        one.findText("amount")));
            }
        });
        List<Feature> features = new ArrayList<>();
        for (SettingsTree feature : job.children("features")) {
            features.add(feature(feature, streams.get(0).name(), outcomes));
        }
        return new FeatureSet(streams, outcomes, intervals, zone(job), features);
    }

    /** The zone of calendar parts and of local times in the source; UTC when absent. */
    public static ZoneId zone(SettingsTree job) {
        String zone = job.findText("zone").orElse("UTC");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw job.wrong("zone", zone, "must be a time zone such as Europe/Berlin");
        }
    }

    private static List<Stream> streams(SettingsTree job) {
        List<Stream> streams = new ArrayList<>();
        streams.add(new Stream(
                schema(ROWS, job),
                moment(job, "decision"),
                job.has("labelKnown") ? Optional.of(moment(job, "labelKnown")) : Optional.empty()));
        job.findChild("streams").ifPresent(named -> {
            for (String name : named.keys()) {
                SettingsTree one = named.child(name);
                streams.add(new Stream(schema(name, one), moment(one, "seen"), Optional.empty()));
            }
        });
        return streams;
    }

    private static Schema schema(String stream, SettingsTree tree) {
        List<Column> columns = new ArrayList<>();
        for (SettingsTree column : tree.children("columns")) {
            columns.add(new Column(
                    column.text("name"),
                    column.findChoice("type", ColumnType.class).orElse(ColumnType.CATEGORY),
                    column.findChoice("known", Known.class).orElse(Known.DECISION)));
        }
        Rules.require(!columns.isEmpty(), tree.path("columns"), columns, "must hold at least one column");
        return new Schema(stream, columns);
    }

    private static Moment moment(SettingsTree tree, String key) {
        if (tree.raw().get(key) instanceof String column) {
            tree.text(key);
            return Moment.at(column);
        }
        SettingsTree moment = tree.child(key);
        return new Moment(moment.text("column"), moment.findDuration("offset").orElse(Duration.ZERO));
    }

    private static Outcome outcome(SettingsTree tree) {
        String kind = tree.text("kind");
        return switch (kind) {
            case "true" -> new Outcome.IsTrue(tree.text("column"));
            case "false" -> new Outcome.IsFalse(tree.text("column"));
            case "one-of" -> new Outcome.IsOneOf(tree.text("column"), tree.texts("values"));
            case "later" ->
                new Outcome.IsLater(tree.text("column"), tree.text("than"), tree.number("toleranceDays", 0, 0, 10_000));
            case "greater" -> new Outcome.IsGreater(tree.text("column"), tree.text("than"));
            case "above" -> new Outcome.IsAbove(tree.text("column"), tree.number("bound"));
            case "number" -> new Outcome.NumberOf(tree.text("column"));
            case "ratio" -> new Outcome.Ratio(tree.text("column"), tree.text("over"));
            case "days" ->
                new Outcome.DaysBetween(tree.text("from"), tree.text("to"), tree.number("limitDays", 3650, 1e-9, 1e6));
            default ->
                throw tree.wrong(
                        "kind", kind, "must be one of true, false, one-of, later, greater, above, number, ratio, days");
        };
    }

    private static Feature feature(SettingsTree tree, String rows, Map<String, Outcome> outcomes) {
        String name = tree.text("name");
        String kind = tree.text("kind");
        return switch (kind) {
            case "number" ->
                new Feature.Number(
                        name,
                        tree.findText("column").orElse(name),
                        tree.findChoice("transform", Feature.Transform.class).orElse(Feature.Transform.NONE));
            case "category" ->
                new Feature.Category(name, tree.has("columns") ? tree.texts("columns") : column(tree, name));
            case "calendar" ->
                new Feature.Calendar(
                        name,
                        tree.findText("column").orElse(Feature.DECISION_INSTANT),
                        tree.findChoice("part", Feature.CalendarPart.class).orElseThrow(() -> tree.missing("part")));
            case "elapsed" ->
                new Feature.Elapsed(
                        name,
                        tree.text("from"),
                        tree.findText("to").orElse(Feature.DECISION_INSTANT),
                        tree.findChoice("unit", Feature.Unit.class).orElse(Feature.Unit.DAYS));
            case "rate" ->
                new Feature.Rate(
                        name,
                        tree.findText("outcome")
                                .orElseGet(() ->
                                        outcomes.keySet().stream().findFirst().orElse("label")),
                        tree.texts("by"),
                        tree.number("smoothing", 20, 0, 1e6),
                        memory(tree),
                        tree.findText("toward"),
                        tree.findChoice("form", Feature.RateForm.class).orElse(Feature.RateForm.RATE));
            case "ratio" -> new Feature.Ratio(name, tree.text("of"), tree.text("over"));
            case "log-odds" -> new Feature.LogOdds(name, tree.text("of"));
            case "count" ->
                new Feature.Count(name, tree.findText("stream").orElse(rows), at(tree), tree.texts("by"), memory(tree));
            case "mean" ->
                new Feature.Mean(
                        name,
                        tree.findText("stream").orElse(rows),
                        at(tree),
                        tree.text("column"),
                        tree.texts("by"),
                        tree.number("smoothing", 0, 0, 1e6),
                        memory(tree));
            case "backlog" -> new Feature.Backlog(name, tree.text("interval"), tree.texts("by"));
            case "labor" -> new Feature.Labor(name, tree.text("interval"), tree.texts("by"));
            default ->
                throw tree.wrong(
                        "kind",
                        kind,
                        "must be one of number, category, calendar, elapsed, rate, ratio, log-odds, count, mean, backlog, labor");
        };
    }

    private static List<String> column(SettingsTree tree, String name) {
        return List.of(tree.findText("column").orElse(name));
    }

    private static Known at(SettingsTree tree) {
        return tree.findChoice("at", Known.class).orElse(Known.DECISION);
    }

    private static Memory memory(SettingsTree tree) {
        Optional<Duration> window = tree.findDuration("window");
        Optional<Duration> halfLife = tree.findDuration("halfLife");
        if (window.isPresent() && halfLife.isPresent()) {
            throw tree.wrong("halfLife", halfLife.get(), "must not stand beside a window");
        }
        return window.<Memory>map(Memory.Window::new)
                .or(() -> halfLife.map(Memory.Decay::new))
                .orElse(Memory.ALL);
    }
}
