package io.chargehand.backroom;

/**
 * A published plan with what it was made for. Immutable.
 *
 * @param planned the plan
 * @param problem what was to be planned; the plan before is in it
 */
public record PlannedProblem(PlannedNode planned, SequencingProblem problem) {}
