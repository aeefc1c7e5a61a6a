package io.chargehand.bench.product;

import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.bench.published.Routes;

/** A published instance as a problem of the product, and the way back. */
interface Mapping {

    SequencingProblem problem();

    /** The plan's order of work, by the instance's numbers; what the plan leaves undone is absent. */
    Routes routes(SequencePlan plan);
}
