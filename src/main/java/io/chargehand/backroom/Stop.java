package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;

import java.time.Instant;

/**
 * A task in a worker's queue. Immutable.
 *
 * @param task the task
 * @param walkStart when the worker sets out for it: as late as the start allows
 * @param start when the work starts
 * @param finish when the work ends
 * @param walking from where the task before ended; none for a started task
 */
public record Stop(TaskId task, Instant walkStart, Instant start, Instant finish, Minutes walking) {}
