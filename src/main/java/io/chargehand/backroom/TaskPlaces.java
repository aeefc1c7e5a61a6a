package io.chargehand.backroom;

import io.chargehand.kernel.TaskId;

import java.util.List;

/** Tries one task of a plan everywhere, all other tasks in their order. Thread-safe. */
public interface TaskPlaces {

    /**
     * All places that break no rule, the present one included, worker by worker in the problem's order and by position; none
     * where the plan itself breaks a rule. Work under way and frozen work has no place but its own.
     *
     * @param plan of the problem; its orders count, its times do not
     * @param task of the problem, placed or not
     * @throws io.chargehand.kernel.InvalidInputException when the problem has no such task
     */
    List<Alternative> list(SequencingProblem problem, SequencePlan plan, TaskId task);
}
