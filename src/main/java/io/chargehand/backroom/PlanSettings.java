package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Rules;

import java.time.Duration;

/**
 * How plans are kept up to date. Durations that speak of the day are in the service's clock; those that guard the machine are
 * in real time. Immutable.
 *
 * @param planners threads that plan, at least 1; as many as cores, as planning is computation
 * @param firstSteps search steps of a node's first plan since the start, at least 0
 * @param sliceSteps search steps of one slice of improvement, at least 1; news of the node wait for the slice to end
 * @param patience slices in vain after which a node rests until its next news, at least 1
 * @param timeLimit real time after which a search ends whatever its steps
 * @param refreshEvery a plan older than this by the clock is made anew although nothing happened, as time itself changes it
 * @param refreshFloor least real time between two refreshes of a node, for clocks that run fast
 * @param saveEvery least real time between two writes of a node's plan
 * @param horizon how far ahead shifts are looked at
 * @param overtimeAllowed how long past a shift work may reach
 * @param riskAge a risk curve older than this by the clock is asked for again
 * @param finishMoved a planned finish that moves by more is logged
 * @param finishEvery least time by the clock between two logged finishes of a line
 * @param labor how nodes share people between customer work and replenishment
 */
public record PlanSettings(
        int planners,
        int firstSteps,
        int sliceSteps,
        int patience,
        Duration timeLimit,
        Duration refreshEvery,
        Duration refreshFloor,
        Duration saveEvery,
        Duration horizon,
        Minutes overtimeAllowed,
        Duration riskAge,
        Duration finishMoved,
        Duration finishEvery,
        LaborPolicy labor) {

    /** One drawing answers all news of a node; a second waits while the first is followed. */
    private static final int MOST_WAITING = 2;

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException when out of range
     */
    public PlanSettings {
        Rules.range("planners", planners, 1, 256);
        Rules.range("firstSteps", firstSteps, 0, 10_000_000);
        Rules.range("sliceSteps", sliceSteps, 1, 1_000_000);
        Rules.range("patience", patience, 1, 1_000_000);
        positive("timeLimit", timeLimit);
        positive("refreshEvery", refreshEvery);
        positive("refreshFloor", refreshFloor);
        positive("saveEvery", saveEvery);
        positive("horizon", horizon);
        positive("riskAge", riskAge);
        positive("finishMoved", finishMoved);
        positive("finishEvery", finishEvery);
        Rules.present("overtimeAllowed", overtimeAllowed);
        Rules.present("labor", labor);
    }

    /** For a machine of that many cores. */
    public static PlanSettings standard(int cores) {
        return new PlanSettings(
                cores,
                2_000,
                200,
                20,
                Duration.ofMillis(400),
                Duration.ofMinutes(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofHours(24),
                new Minutes(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                LaborPolicy.NONE);
    }

    /** How planners share their time over nodes. */
    ImprovementSettings improvement() {
        return new ImprovementSettings(planners, sliceSteps, timeLimit, MOST_WAITING, patience);
    }

    private static void positive(String field, Duration value) {
        Rules.present(field, value);
        Rules.require(value.toMillis() > 0, field, value, "must be at least a millisecond");
    }
}
