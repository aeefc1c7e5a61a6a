package io.chargehand.backroom;

import java.time.Duration;

/** Is told in real time how long plans take and how long events wait for them. Thread-safe; must return at once. */
public interface PlanTimings {

    /** A commit of events that concern a node has waited so long for the publication of a plan that knows them. */
    void waited(Duration delay);

    /** Drawing up a problem, mending its plan and publishing it has taken so long; improvement afterwards is not in it. */
    void planned(Duration took);
}
