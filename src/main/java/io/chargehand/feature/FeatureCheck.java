package io.chargehand.feature;

import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks features one by one against the streams, and tells all that are at fault: columns exist with the type needed, and
 * what is read at the decision is known then. Not safe for use by several threads.
 */
final class FeatureCheck {

    private final List<Stream> streams;
    private final Map<String, Outcome> outcomes;
    private final List<IntervalSource> intervals;
    private final Set<String> before = new LinkedHashSet<>();

    FeatureCheck(List<Stream> streams, Map<String, Outcome> outcomes, List<IntervalSource> intervals) {
        this.streams = streams;
        this.outcomes = outcomes;
        this.intervals = intervals;
    }

    void check(List<Feature> features) {
        Faults faults = new Faults();
        outcomes.forEach((name, outcome) -> faults.check(
                () -> outcome.check("outcomes." + name, streams.get(0).schema())));
        intervals.forEach(interval -> faults.check(() -> check(interval)));
        for (Feature feature : features) {
            faults.check(() -> {
                Rules.text("features.name", feature.name(), 200);
                Rules.require(
                        !before.contains(feature.name()),
                        "features." + feature.name() + ".name",
                        feature.name(),
                        "must not be named twice");
                check("features." + feature.name(), feature);
            });
            before.add(feature.name());
        }
        faults.refuse();
    }

    private void check(IntervalSource interval) {
        String field = "intervals." + interval.name();
        Schema schema = schema(field + ".stream", interval.stream());
        known(field + ".opened", schema, interval.opened().column(), ColumnType.INSTANT);
        schema.position(field + ".closed", interval.closed().column(), ColumnType.INSTANT);
        interval.amount().ifPresent(amount -> known(field + ".amount", schema, amount, ColumnType.NUMBER));
    }

    private void check(String field, Feature feature) {
        if (feature instanceof Feature.Rate rate) {
            rate(field, rate);
        } else if (feature instanceof Feature.NestedRate nested) {
            outcome(field, nested.outcome());
            keys(field, streams.get(0).schema(), nested.by());
        } else if (feature instanceof Feature.Velocity velocity) {
            amounts(field, velocity.stream(), velocity.at(), velocity.by(), velocity.column());
        } else if (feature instanceof Feature.Throughput throughput) {
            keys(field, interval(field, throughput.interval()), throughput.by());
        } else if (feature instanceof Feature.Count count) {
            keys(field, schema(field + ".stream", count.stream()), count.by());
            labelled(field, count.stream(), count.at());
        } else if (feature instanceof Feature.Mean mean) {
            amounts(field, mean.stream(), mean.at(), mean.by(), Optional.of(mean.column()));
        } else if (feature instanceof Feature.Backlog backlog) {
            keys(field, interval(field, backlog.interval()), backlog.by());
        } else if (feature instanceof Feature.Labor labor) {
            keys(field, interval(field, labor.interval()), labor.by());
        } else {
            ofOwnRow(field, feature);
        }
    }

    private void ofOwnRow(String field, Feature feature) {
        Schema rows = streams.get(0).schema();
        if (feature instanceof Feature.Number number) {
            known(field + ".column", rows, number.column(), ColumnType.NUMBER);
        } else if (feature instanceof Feature.Category category) {
            category.columns().forEach(column -> known(field + ".columns", rows, column, ColumnType.CATEGORY));
        } else if (feature instanceof Feature.Missing missing) {
            missing.columns().forEach(column -> rows.requireKnownAtDecision(field + ".columns", column));
        } else if (feature instanceof Feature.Code code) {
            known(field + ".column", rows, code.column(), ColumnType.CATEGORY);
        } else if (feature instanceof Feature.Calendar calendar) {
            instant(field + ".column", rows, calendar.column());
        } else if (feature instanceof Feature.Elapsed elapsed) {
            instant(field + ".from", rows, elapsed.from());
            instant(field + ".to", rows, elapsed.to());
        } else if (feature instanceof Feature.Ratio ratio) {
            earlier(field + ".of", ratio.of());
            earlier(field + ".over", ratio.over());
        } else if (feature instanceof Feature.LogOdds odds) {
            earlier(field + ".of", odds.of());
        }
    }

    private void rate(String field, Feature.Rate rate) {
        outcome(field, rate.outcome());
        keys(field, streams.get(0).schema(), rate.by());
        rate.toward().ifPresent(other -> earlier(field + ".toward", other));
    }

    private void amounts(String field, String stream, Known at, List<String> by, Optional<String> column) {
        Schema schema = schema(field + ".stream", stream);
        keys(field, schema, by);
        labelled(field, stream, at);
        column.ifPresent(name -> {
            schema.position(field + ".column", name, ColumnType.NUMBER);
            if (at == Known.DECISION) {
                schema.requireKnownAtDecision(field + ".column", name);
            }
        });
    }

    private void outcome(String field, String outcome) {
        String key = field + ".outcome";
        Rules.require(
                outcomes.containsKey(outcome),
                key,
                outcome,
                NearestName.rule("an outcome", outcome, outcomes.keySet()));
        Rules.require(streams.get(0).labelKnown().isPresent(), key, outcome, "needs the label-known instant");
    }

    private void earlier(String field, String other) {
        if (!before.contains(other)) {
            throw new InvalidInputException(
                    field, other, "must name an earlier feature" + NearestName.suffix(other, before));
        }
    }

    private void labelled(String field, String stream, Known at) {
        boolean has = streams.stream()
                .anyMatch(
                        each -> each.name().equals(stream) && each.labelKnown().isPresent());
        Rules.require(at == Known.DECISION || has, field + ".at", at, "needs the stream's label-known instant");
    }

    private Schema interval(String field, String name) {
        IntervalSource found = intervals.stream()
                .filter(interval -> interval.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        field + ".interval",
                        name,
                        NearestName.rule(
                                "an interval",
                                name,
                                intervals.stream().map(IntervalSource::name).toList())));
        return schema(field + ".interval", found.stream());
    }

    private void keys(String field, Schema schema, List<String> by) {
        for (String key : by) {
            streams.get(0).schema().requireKnownAtDecision(field + ".by", key);
            schema.requireKnownAtDecision(field + ".by", key);
        }
    }

    private void instant(String field, Schema schema, String column) {
        if (!column.equals(Feature.DECISION_INSTANT)) {
            known(field, schema, column, ColumnType.INSTANT);
        }
    }

    private void known(String field, Schema schema, String column, ColumnType type) {
        schema.position(field, column, type);
        schema.requireKnownAtDecision(field, column);
    }

    private Schema schema(String field, String stream) {
        return streams.stream()
                .filter(each -> each.name().equals(stream))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        field,
                        stream,
                        NearestName.rule(
                                "a stream",
                                stream,
                                streams.stream().map(Stream::name).toList())))
                .schema();
    }
}
