package io.chargehand.feature;

import io.chargehand.kernel.Rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
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
     * @throws io.chargehand.kernel.InvalidInputException naming the key, the value and the rule; of all keys at fault
     */
    public static FeatureSet read(SettingsTree job, List<Stream> given) {
        Optional<ZoneId> zone = job.keep(() -> zone(job));
        Map<String, Outcome> outcomes = outcomes(job);
        List<Stream> streams = given.isEmpty() ? streams(job) : given;
        String rows = given.isEmpty() ? ROWS : given.get(0).name();
        if (!given.isEmpty()) {
            job.keep(() -> withLabels(job, outcomes));
        }
        List<IntervalSource> intervals = intervals(job, rows);
        List<Feature> features = features(
                job,
                new FeatureKinds.Defaults(
                        rows, outcomes.keySet().stream().findFirst().orElse("label")));
        job.refuse();
        return new FeatureSet(streams, outcomes, intervals, zone.orElseThrow(), features);
    }

    /** The zone of calendar parts and of local times in the source; UTC when absent. */
    public static ZoneId zone(SettingsTree job) {
        String zone = job.text("zone", "UTC");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw job.wrong("zone", zone, "must be a time zone such as Europe/Berlin");
        }
    }

    private static Map<String, Outcome> outcomes(SettingsTree job) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        job.keep(() -> job.findChild("label"))
                .flatMap(found -> found)
                .ifPresent(label -> label.attempt(() -> OutcomeKinds.read(label))
                        .ifPresent(outcome -> outcomes.put(label.text("name", "label"), outcome)));
        for (SettingsTree named : named(job, "outcomes")) {
            for (String name : named.names()) {
                named.keep(() -> named.child(name))
                        .ifPresent(one -> one.attempt(() -> OutcomeKinds.read(one))
                                .ifPresent(outcome -> outcomes.put(name, outcome)));
            }
        }
        return outcomes;
    }

    /** A service hears of a row what happens, not what has not happened by a limit. */
    private static Map<String, Outcome> withLabels(SettingsTree job, Map<String, Outcome> outcomes) {
        outcomes.forEach((name, outcome) -> {
            if (outcome.toldItself()) {
                throw job.wrong(
                        "outcomes." + name + ".told", "at-limit", "must be with-label on an operational history");
            }
        });
        return outcomes;
    }

    private static List<IntervalSource> intervals(SettingsTree job, String rows) {
        List<IntervalSource> intervals = new ArrayList<>();
        for (SettingsTree named : named(job, "intervals")) {
            for (String name : named.names()) {
                named.keep(() -> named.child(name))
                        .ifPresent(one ->
                                one.attempt(() -> interval(name, one, rows)).ifPresent(intervals::add));
            }
        }
        return intervals;
    }

    private static IntervalSource interval(String name, SettingsTree one, String rows) {
        return new IntervalSource(
                name,
                one.findText("stream").orElse(rows),
                moment(one, "opened"),
                moment(one, "closed"),
                one.findText("amount"));
    }

    private static List<Feature> features(SettingsTree job, FeatureKinds.Defaults defaults) {
        List<Feature> features = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        List<SettingsTree> all = job.keep(() -> job.children("features")).orElse(List.of());
        for (SettingsTree feature : all) {
            feature.attempt(() -> FeatureKinds.read(feature, defaults)).ifPresent(read -> {
                String first = places.putIfAbsent(read.name(), feature.path("name"));
                if (first == null) {
                    features.add(read);
                } else {
                    feature.keep(
                            feature.wrong("name", read.name(), "must not be the name of an earlier feature, " + first));
                }
            });
        }
        return features;
    }

    private static List<SettingsTree> named(SettingsTree job, String key) {
        return job.keep(() -> job.findChild(key)).flatMap(found -> found).stream()
                .toList();
    }

    private static List<Stream> streams(SettingsTree job) {
        List<Stream> streams = new ArrayList<>();
        Optional<Schema> schema = job.keep(() -> schema(ROWS, job));
        Optional<Moment> decision = job.keep(() -> moment(job, "decision"));
        Optional<Optional<Moment>> known = job.keep(() -> findMoment(job, "labelKnown"));
        if (schema.isPresent() && decision.isPresent() && known.isPresent()) {
            job.keep(() -> new Stream(schema.get(), decision.get(), known.get()))
                    .ifPresent(streams::add);
        }
        for (SettingsTree named : named(job, "streams")) {
            for (String name : named.names()) {
                named.keep(() -> named.child(name))
                        .ifPresent(one -> one.attempt(
                                        () -> new Stream(schema(name, one), moment(one, "seen"), Optional.empty()))
                                .ifPresent(streams::add));
            }
        }
        return streams;
    }

    private static Schema schema(String stream, SettingsTree tree) {
        List<Column> columns = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        for (SettingsTree column : tree.children("columns")) {
            column.attempt(() -> column(column)).ifPresent(read -> {
                String first = places.putIfAbsent(read.name(), column.path("name"));
                if (first == null) {
                    columns.add(read);
                } else {
                    column.keep(
                            column.wrong("name", read.name(), "must not be the name of an earlier column, " + first));
                }
            });
        }
        Rules.require(!columns.isEmpty(), tree.path("columns"), columns, "must hold at least one column");
        return new Schema(stream, columns);
    }

    private static Column column(SettingsTree column) {
        return new Column(
                column.text("name"),
                column.choice("type", ColumnType.CATEGORY),
                column.choice("known", Known.DECISION));
    }

    private static Optional<Moment> findMoment(SettingsTree tree, String key) {
        if (tree.has(key)) {
            return Optional.of(moment(tree, key));
        }
        tree.findText(key);
        return Optional.empty();
    }

    private static Moment moment(SettingsTree tree, String key) {
        if (tree.raw().get(key) instanceof String column) {
            tree.text(key);
            return Moment.at(column);
        }
        SettingsTree moment = tree.child(key);
        return new Moment(moment.text("column"), moment.findDuration("offset").orElse(Duration.ZERO));
    }
}
