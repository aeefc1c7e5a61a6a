package io.chargehand.feature;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;

import java.time.ZoneId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

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
     * @throws InvalidInputException naming each feature at fault, its key, the value and the rule
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
        return new Names(features);
    }

    /** Names as they are asked for: each score that is kept goes by those of its features. */
    private static final class Names extends AbstractList<String> implements RandomAccess {

        private final List<Feature> features;

        Names(List<Feature> features) {
            this.features = features;
        }

        @Override
        public String get(int index) {
            return features.get(index).name();
        }

        @Override
        public int size() {
            return features.size();
        }
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
        if (stream.equals(rows())) {
            outcomes.forEach((name, outcome) -> {
                long told = outcome.toldAt(row);
                if (told != Row.NO_INSTANT) {
                    facts.add(new Fact.Told(Math.max(told, seen), name, row));
                }
            });
        }
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
}
