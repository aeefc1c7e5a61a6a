/** Vehicle routing with windows in Timefold's terms. Start at {@link io.chargehand.bench.peer.timefold.routing.VehicleRouting}. */
@NullMarked
package io.chargehand.bench.peer.timefold.routing;

import org.jspecify.annotations.NullMarked;
