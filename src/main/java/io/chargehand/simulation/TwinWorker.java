package io.chargehand.simulation;

import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.TaskType;

import java.util.Set;

/**
 * A worker of the twin. Immutable.
 *
 * @param index its place in the crew of its node
 * @param definition what the retailer knows
 * @param types the types of task the worker is trained for
 * @param pattern 0 early, 1 mid, 2 late
 * @param hiddenPace time the worker takes against the standard, 1 is the standard
 * @param hiddenSlip how often the worker errs, against the mean worker
 */
record TwinWorker(
        int index, WorkerDefined definition, Set<TaskType> types, int pattern, double hiddenPace, double hiddenSlip) {}
