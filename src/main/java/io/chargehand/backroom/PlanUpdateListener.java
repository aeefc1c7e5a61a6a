package io.chargehand.backroom;

/** Hears of every plan that is mended or improved. */
@FunctionalInterface
public interface PlanUpdateListener {

    /**
     * Called on the thread that made the plan, for one node by one thread at a time and in order; for several nodes by several
     * threads at once. Should return within milliseconds, as the node and the thread wait. What it throws is logged.
     */
    void updated(PlanUpdate update);
}
