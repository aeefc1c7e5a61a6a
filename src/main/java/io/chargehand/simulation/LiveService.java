package io.chargehand.simulation;

import io.chargehand.dispatch.TaskDispatch;
import io.chargehand.event.EventIntake;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.inventory.Inventory;
import io.chargehand.network.Network;
import io.chargehand.receiving.Receiving;
import io.chargehand.sourcing.Sourcing;
import io.chargehand.workforce.Workforce;

/**
 * The running service, as the twin's systems and workers see it. Immutable.
 *
 * @param intake takes facts
 * @param sourcing fills orders
 * @param dispatch hands out work
 * @param network nodes and items
 * @param workforce shifts
 * @param receiving ASNs under way
 * @param fulfillment open orders
 * @param inventory stock as believed
 */
public record LiveService(
        EventIntake intake,
        Sourcing sourcing,
        TaskDispatch dispatch,
        Network network,
        Workforce workforce,
        Receiving receiving,
        Fulfillment fulfillment,
        Inventory inventory) {}
