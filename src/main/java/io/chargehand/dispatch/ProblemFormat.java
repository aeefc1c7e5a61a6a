package io.chargehand.dispatch;

import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;

/** Reads what is posted. Every fault is named by the field's path, the value and the rule. Thread-safe. */
public interface ProblemFormat {

    /**
     * Reads a problem.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    PlanRequest readProblem(String body);

    /**
     * Reads orders of work that somebody else made: not timed, and sound or not.
     *
     * @throws io.chargehand.kernel.InvalidInputException as for a problem, or when it names what the problem does not have, or a
     *     task twice
     */
    SequencePlan readPlan(String body, SequencingProblem problem);

    /**
     * Reads which task is to be placed.
     *
     * @throws io.chargehand.kernel.InvalidInputException as for a problem
     */
    PlacementRequest readPlacement(String body, SequencingProblem problem);
}
