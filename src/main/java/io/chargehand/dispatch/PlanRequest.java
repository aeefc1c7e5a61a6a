package io.chargehand.dispatch;

import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencingProblem;

/**
 * A posted problem and how it is to be solved. Immutable.
 *
 * @param name how its sender calls it, up to 200 characters; may be empty
 * @param problem what to plan
 * @param limit when the search ends
 * @param seed of the search
 */
public record PlanRequest(String name, SequencingProblem problem, SearchLimit limit, long seed) {}
