package io.chargehand.bench.technicians;

import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;

/** What a day is measured with. */
enum DayPeer {
    /** The product. */
    NONE,
    /** Regret-2 insertion. */
    REGRET;

    String engine() {
        return this == NONE ? "chargehand" : name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The peer's plan; the time limit concerns those that search. */
    SequencePlan plan(SequencingProblem problem, double seconds) {
        return new RegretInsertion(problem).plan();
    }
}
