package io.chargehand.backroom;

import io.chargehand.kernel.NodeId;

import java.util.Optional;

/** The plans that are kept up to date as events arrive and time passes. Thread-safe. */
public interface ResidentPlans {

    /** The plan published last; empty before the first. */
    Optional<PlannedNode> find(NodeId node);

    /** The same with its problem; empty before the first plan that was made since the start. */
    Optional<PlannedProblem> findWithProblem(NodeId node);

    /** How far planning all nodes has come since the start. */
    PlanProgress progress();

    /** How long events have waited for the plan that knows them. */
    PlanDelays delays();

    /**
     * How many of the nodes have a plan made since the start. Immutable.
     *
     * @param planned nodes planned
     * @param nodes all nodes
     */
    record PlanProgress(int planned, int nodes) {}

    /**
     * Real time from the commit of an event to the publication of a plan that knows it, over the last few thousand. Immutable.
     *
     * @param count how many are in it
     * @param p50Millis half are at most this
     * @param p99Millis 99 of 100 are at most this
     * @param replans plans drawn and mended since the start; improvements are not in it
     * @param meanPlanMillis mean real time of one
     */
    record PlanDelays(int count, long p50Millis, long p99Millis, long replans, double meanPlanMillis) {}
}
