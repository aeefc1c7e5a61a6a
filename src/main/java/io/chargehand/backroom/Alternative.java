package io.chargehand.backroom;

import io.chargehand.kernel.Money;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;

/**
 * A place that a task could have in a plan, all else in its order. Immutable.
 *
 * @param worker who would have it
 * @param position among the worker's tasks, from 1
 * @param start when it would start
 * @param finish when it would end
 * @param added what the plan would cost more than it does; negative when it would cost less
 */
public record Alternative(WorkerId worker, int position, Instant start, Instant finish, Money added) {}
