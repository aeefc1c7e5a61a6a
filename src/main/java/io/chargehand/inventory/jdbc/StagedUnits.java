package io.chargehand.inventory.jdbc;

import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderLineRef;

/**
 * Units of an order line that a node made ready and handed over at a staging location. Units handed over without a READY left
 * from STAGED; whichever of the two is heard of first, the stock ends the same. Immutable.
 */
record StagedUnits(Key key, long ready, long handed) {

    /** Where, and of which line. */
    record Key(OrderLineRef orderLine, NodeId node, LocationId location) {

        static Key of(OrderLineFulfilled fulfilled) {
            return new Key(fulfilled.orderLine(), fulfilled.nodeId(), fulfilled.locationId());
        }
    }

    StagedUnits plus(FulfillmentStep step, long units) {
        return step == FulfillmentStep.READY
                ? new StagedUnits(key, ready + units, handed)
                : new StagedUnits(key, ready, handed + units);
    }

    /** Units that have left STAGED. */
    long leftStaged() {
        return Math.max(ready, handed);
    }

    /** Units that wait for their customer. */
    long waiting() {
        return leftStaged() - handed;
    }
}
