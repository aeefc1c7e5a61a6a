package io.chargehand.backroom;

/**
 * A change that a plan could not follow; the plan is as if it had not come. Immutable.
 *
 * @param change what was asked for
 * @param reason why not: an {@link io.chargehand.kernel.InvalidInputException} where the change does not fit the problem, anything
 *     else where no plan could be made
 */
public record RefusedChange(ProblemChange change, RuntimeException reason) {}
