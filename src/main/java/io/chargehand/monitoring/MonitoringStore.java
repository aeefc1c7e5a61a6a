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
     * @param key what was scored
     * @param at its instant
     * @param features in the order of the model's features: a {@link Double}, a {@link String}, or null where missing
     * @param scores the version's own probabilities, by outcome
     * @param byRate what the rate table said then, by outcome; empty for decisions of before it was kept
     * @param labels what came of it, by outcome, as far as it is known
     */
    record Scored(
            String key,
            Instant at,
            List<@Nullable Object> features,
            Map<String, Double> scores,
            Map<String, Double> byRate,
            Map<String, Boolean> labels) {}

    /** Writes decisions, all or none. */
    void decided(List<DecisionScore> decisions);

    /** Writes scores that were asked for, all or none. */
    void asked(List<SnapshotBlock> blocks);

    /** The names of the features of a version that was scored with, in order; empty for any other. */
    List<String> featureNames(String model, String version);

    /** Scores asked for of a model by key, the latest first, {@code most} at most. */
    List<AskedScore> findAsked(String model, String key, int most);

    /** Adds to the counts of decisions that were left out. */
    void leftOut(List<LeftOut> counts);

    /** How many decisions of a model from one instant on and before another were left out, by full hours. */
    long countLeftOut(String model, Instant from, Instant until);

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

    /**
     * Deletes what was written before an instant, scores that were asked for by the day: those of a day go when all of it lies before.
     *
     * @return how many rows of decisions and outcomes, and days
     */
    int purge(Instant before);

    /**
     * Lets the oldest scores that were asked for go until the others take so many bytes at most, with their index.
     *
     * @return bytes freed
     */
    long makeRoom(long mostBytes);
}
