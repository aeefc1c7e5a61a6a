package io.chargehand.monitoring;

import io.chargehand.kernel.Rules;

import java.time.Instant;

/**
 * What came of a scored thing. Immutable.
 *
 * @param model the model's name
 * @param outcome which of its outcomes, such as {@code short}
 * @param key what was scored, as in {@link io.chargehand.scoring.GivenScore#key}
 * @param label whether the outcome came true
 * @param at when that became known
 * @param source who told
 */
public record ToldOutcome(String model, String outcome, String key, boolean label, Instant at, Source source) {

    /** The longest key. */
    public static final int LONGEST_KEY = 200;

    /** Who told an outcome. */
    public enum Source {
        /** The event log. */
        EVENT,
        /** A caller of {@code POST /v1/feedback}. */
        FEEDBACK
    }

    /** Checks names and key. */
    public ToldOutcome {
        Rules.identifier("model", model);
        Rules.identifier("outcome", outcome);
        Rules.text("key", key, LONGEST_KEY);
        Rules.present("at", at);
    }

    /**
     * What became of a told outcome.
     *
     * @param result whether it is kept
     * @param matched whether a score with that key is kept
     */
    public record Kept(Result result, boolean matched) {}

    /** Whether a told outcome is kept. */
    public enum Result {
        /** Nothing was known of it before. */
        ACCEPTED,
        /** The same was told before: nothing changes. */
        DUPLICATE,
        /** Something else was told before; this is known later and stands in its place. */
        REVISED,
        /** Something else is known later: this is left out. */
        OUTDATED
    }
}
