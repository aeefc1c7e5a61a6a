package io.chargehand.simulation;

/**
 * What the live days have done since the start of this process. Immutable.
 *
 * @param events facts posted and accepted
 * @param rejected facts the service refused
 * @param orders orders placed
 * @param unfilledLines order lines that no node could fill when asked
 * @param tasksCompleted tasks completed by workers
 * @param tasksFailed tasks ended with an exception
 * @param conflicts calls the service refused because another was faster
 * @param failures steps that failed and were tried again later
 */
public record LiveTally(
        long events,
        long rejected,
        long orders,
        long unfilledLines,
        long tasksCompleted,
        long tasksFailed,
        long conflicts,
        long failures) {}
