package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;

import java.time.Instant;

/**
 * How busy a node is. Immutable.
 *
 * @param node the node
 * @param asOf when this was true
 * @param openWork minutes of open tasks, walking included
 * @param workersOnShift workers on shift and not on break
 * @param openPickLines order lines reserved at the node and not ready
 * @param minutesPerPickLine what picking and staging one more line takes, walking included
 * @param wagePerMinute what a worker's minute costs there
 * @param nextFinish when one more order line would be ready by the present plan
 */
public record NodeLoad(
        NodeId node,
        Instant asOf,
        Minutes openWork,
        int workersOnShift,
        int openPickLines,
        Minutes minutesPerPickLine,
        Money wagePerMinute,
        Instant nextFinish) {}
