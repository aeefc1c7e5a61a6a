package io.chargehand.monitoring;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.scoring.ScoringNames;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes outcomes that callers tell. Thread-safe. */
public final class Feedback {

    private static final Map<String, List<String>> OUTCOMES = Map.of(
            ScoringNames.SLA_RISK,
            List.of(ScoringNames.MISSED),
            ScoringNames.RECEIPT_VARIANCE,
            List.of("short", "over", "damaged", "late"));

    private final MonitoringStore store;
    private final Clock clock;

    /** Keeps what it is told in a store. */
    public Feedback(MonitoringStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The outcome meant.
     *
     * @param model the model's name
     * @param outcome which of its outcomes; may be left out where it has one only
     * @throws UnknownIdException when the model keeps no scores
     * @throws InvalidInputException when it has no such outcome, or several and none is named
     */
    public static String outcome(String model, Optional<String> outcome) {
        List<String> known = OUTCOMES.get(model);
        if (known == null) {
            throw new UnknownIdException("model", model, "model");
        }
        if (outcome.isEmpty() && known.size() == 1) {
            return known.get(0);
        }
        if (outcome.filter(known::contains).isEmpty()) {
            throw new InvalidInputException("outcome", outcome.orElse(null), "must be one of " + known);
        }
        return outcome.get();
    }

    /**
     * Requires that an outcome can be known by now.
     *
     * @throws InvalidInputException when it lies in the future
     */
    public void requireKnown(ToldOutcome told) {
        Rules.require(!told.at().isAfter(clock.instant()), "at", told.at(), "must not be in the future");
    }

    /** Keeps outcomes; one answer per outcome, in the same order. */
    public List<ToldOutcome.Kept> keep(List<ToldOutcome> told) {
        return store.keep(told);
    }
}
