package io.chargehand.fulfillment.jdbc;

import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.ReservationId;

/** What fulfillment knows of a reservation. Immutable. */
record HeldUnits(ReservationId id, OrderLineRef orderLine, long quantity, long picked, boolean open) {

    HeldUnits pick(long units) {
        return new HeldUnits(id, orderLine, quantity, picked + units, picked + units < quantity);
    }

    HeldUnits release() {
        return new HeldUnits(id, orderLine, quantity, picked, false);
    }
}
