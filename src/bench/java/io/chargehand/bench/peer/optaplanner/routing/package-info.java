/** Vehicle routing with windows in OptaPlanner's terms. Start at {@link io.chargehand.bench.peer.optaplanner.routing.VehicleRouting}. */
@NullMarked
package io.chargehand.bench.peer.optaplanner.routing;

import org.jspecify.annotations.NullMarked;
