package io.chargehand.feature;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The features of one kind of row, with the streams they are drawn from. Immutable, safe for use by several threads.
 * Checked as a whole: every column exists with the type needed and is known when it is used.
 *
 * @param streams the rows to score first, then those that only feed aggregates
 * @param outcomes values computed from a complete row of the first stream, by name; the label among them
 * @param intervals intervals for backlog and labor
 * @param zone the zone of calendar parts
 * @param features at least one, with distinct names
 */
public record FeatureSet(
        List<Stream> streams,
        Map<String, Outcome> outcomes,
        List<IntervalSource> intervals,
        ZoneId zone,
        List<Feature> features) {

    /**
     * Checks every feature.
     *
     * @throws InvalidInputException naming the feature and the rule it breaks
     */
    public FeatureSet {
        Rules.require(!streams.isEmpty(), "streams", streams, "must hold at least the rows to score");
        Rules.require(!features.isEmpty(), "features", features, "must hold at least one feature");
        streams = List.copyOf(streams);
        outcomes = Map.copyOf(outcomes);
        intervals = List.copyOf(intervals);
        features = List.copyOf(features);
        new FeatureCheck(streams, outcomes, intervals).check(features);
    }

    /** The rows to score. */
    public Stream rows() {
        return streams.get(0);
    }

    /** The stream of that name. */
    public Stream getStream(String name) {
        return streams.stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("stream", name, "must name a stream of the feature set"));
    }

    /** The interval source of that name, if there is one. */
    public Optional<IntervalSource> findInterval(String name) {
        return intervals.stream()
                .filter(interval -> interval.name().equals(name))
                .findFirst();
    }

    /** The outcome of that name. */
    public Outcome getOutcome(String name) {
        Outcome outcome = outcomes.get(name);
        if (outcome == null) {
            throw new InvalidInputException("outcome", name, "must name an outcome of the feature set");
        }
        return outcome;
    }

    /** The features' names, in order. */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /**
     * The facts a complete historical row gives rise to, in no particular order. What needs an instant that the row
     * lacks is left out. A label or an interval's end is never known before or at the row's own decision instant: it is
     * put there, where the row itself cannot see it.
     */
    public List<Fact> factsOf(Row row) {
        List<Fact> facts = new ArrayList<>(4);
        Stream stream = getStream(row.schema().stream());
        long seen = stream.seen().of(row);
        if (seen != Row.NO_INSTANT) {
            facts.add(new Fact.Decided(seen, row));
        }
        stream.labelKnown().ifPresent(moment -> {
            long known = moment.of(row);
            if (known != Row.NO_INSTANT) {
                facts.add(new Fact.LabelKnown(Math.max(known, seen), row));
            }
        });
        for (IntervalSource interval : intervals) {
            long opened =
                    interval.stream().equals(stream.name()) ? interval.opened().of(row) : Row.NO_INSTANT;
            if (opened != Row.NO_INSTANT) {
                facts.add(new Fact.Opened(opened, interval.name(), row));
                long closed = interval.closed().of(row);
                if (closed != Row.NO_INSTANT) {
                    facts.add(new Fact.Closed(Math.max(closed, Math.max(opened, seen)), interval.name(), row));
                }
            }
        }
        return facts;
    }

    /** Checks features one by one against the streams. */
    private record FeatureCheck(List<Stream> streams, Map<String, Outcome> outcomes, List<IntervalSource> intervals) {

        void check(List<Feature> features) {
            outcomes.forEach((name, outcome) ->
                    outcome.check("outcomes." + name, streams.get(0).schema()));
            for (IntervalSource interval : intervals) {
                String field = "intervals." + interval.name();
                Schema schema = schema(field, interval.stream());
                known(field, schema, interval.opened().column(), ColumnType.INSTANT);
                schema.position(field, interval.closed().column(), ColumnType.INSTANT);
                interval.amount().ifPresent(amount -> known(field, schema, amount, ColumnType.NUMBER));
            }
            Set<String> before = new HashSet<>();
            for (Feature feature : features) {
                Rules.text("features.name", feature.name(), 200);
                Rules.require(!before.contains(feature.name()), "features", feature.name(), "must not be named twice");
                check("features." + feature.name(), feature, before);
                before.add(feature.name());
            }
        }

        private void check(String field, Feature feature, Set<String> before) {
            Schema rows = streams.get(0).schema();
            if (feature instanceof Feature.Number number) {
                known(field, rows, number.column(), ColumnType.NUMBER);
            } else if (feature instanceof Feature.Category category) {
                category.columns().forEach(column -> known(field, rows, column, ColumnType.CATEGORY));
            } else if (feature instanceof Feature.Calendar calendar) {
                instant(field, rows, calendar.column());
            } else if (feature instanceof Feature.Elapsed elapsed) {
                instant(field, rows, elapsed.from());
                instant(field, rows, elapsed.to());
            } else if (feature instanceof Feature.Rate rate) {
                Rules.require(outcomes.containsKey(rate.outcome()), field, rate.outcome(), "must name an outcome");
                Rules.require(
                        streams.get(0).labelKnown().isPresent(),
                        field,
                        rate.outcome(),
                        "needs the label-known instant");
                keys(field, streams.get(0).name(), rate.by());
                rate.toward()
                        .ifPresent(other ->
                                Rules.require(before.contains(other), field, other, "must name an earlier feature"));
            } else if (feature instanceof Feature.Ratio ratio) {
                Rules.require(before.contains(ratio.of()), field, ratio.of(), "must name an earlier feature");
                Rules.require(before.contains(ratio.over()), field, ratio.over(), "must name an earlier feature");
            } else if (feature instanceof Feature.LogOdds odds) {
                Rules.require(before.contains(odds.of()), field, odds.of(), "must name an earlier feature");
            } else if (feature instanceof Feature.Count count) {
                keys(field, count.stream(), count.by());
                labelled(field, count.stream(), count.at());
            } else if (feature instanceof Feature.Mean mean) {
                keys(field, mean.stream(), mean.by());
                labelled(field, mean.stream(), mean.at());
                Schema schema = schema(field, mean.stream());
                schema.position(field, mean.column(), ColumnType.NUMBER);
                if (mean.at() == Known.DECISION) {
                    known(field, schema, mean.column(), ColumnType.NUMBER);
                }
            } else if (feature instanceof Feature.Backlog backlog) {
                keys(field, interval(field, backlog.interval()), backlog.by());
            } else if (feature instanceof Feature.Labor labor) {
                keys(field, interval(field, labor.interval()), labor.by());
            }
        }

        private void labelled(String field, String stream, Known at) {
            boolean has = streams.stream()
                    .anyMatch(each ->
                            each.name().equals(stream) && each.labelKnown().isPresent());
            Rules.require(at == Known.DECISION || has, field, at, "needs the stream's label-known instant");
        }

        private String interval(String field, String name) {
            return intervals.stream()
                    .filter(interval -> interval.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(field, name, "must name an interval"))
                    .stream();
        }

        private void keys(String field, String stream, List<String> by) {
            for (String key : by) {
                knownAny(field, streams.get(0).schema(), key);
                knownAny(field, schema(field, stream), key);
            }
        }

        private void instant(String field, Schema schema, String column) {
            if (!column.equals(Feature.DECISION_INSTANT)) {
                known(field, schema, column, ColumnType.INSTANT);
            }
        }

        private void known(String field, Schema schema, String column, ColumnType type) {
            schema.position(field, column, type);
            knownAny(field, schema, column);
        }

        private void knownAny(String field, Schema schema, String column) {
            Column found = schema.columns().get(schema.position(field, column));
            Rules.require(
                    found.known() == Known.DECISION,
                    field,
                    column,
                    "must be known at the decision instant, and this column is known only with the label");
        }

        private Schema schema(String field, String stream) {
            return streams.stream()
                    .filter(each -> each.name().equals(stream))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(field, stream, "must name a stream"))
                    .schema();
        }
    }
}
