package io.chargehand.monitoring;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Keeps snapshots and outcomes, and joins them by model and key. Thread-safe. */
public interface MonitoringStore {

    /**
     * A decision in a window.
     *
     * @param at its instant
     * @param features in the order of the model's features: a {@link Double}, a {@link String}, or null where missing
     * @param scores the version's own probabilities, by outcome
     * @param labels what came of it, by outcome, as far as it is known
     */
    record Scored(
            Instant at, List<@Nullable Object> features, Map<String, Double> scores, Map<String, Boolean> labels) {}

    /** Writes snapshots, in one go. */
    void append(List<Snapshot> snapshots);

    /** Keeps outcomes, in order; telling one again changes nothing. One answer per outcome, in the same order. */
    List<ToldOutcome.Kept> keep(List<ToldOutcome> outcomes);

    /**
     * The latest snapshots of decisions by a version.
     *
     * @param from the earliest decision instant
     * @param until decisions before it
     * @param most how many at most, the latest
     * @return by falling instant
     */
    List<Scored> latest(String model, String version, Instant from, Instant until, int most);

    /** Deletes snapshots decided, and outcomes known, before an instant; how many rows. */
    int purge(Instant before);
}
