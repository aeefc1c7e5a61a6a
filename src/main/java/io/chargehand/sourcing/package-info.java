/**
 * Chooses a node and zone per order line; a commit is a reservation event. Start at {@link io.chargehand.sourcing.Sourcing}.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "event",
            "network",
            "receiving",
            "fulfillment",
            "inventory",
            "feature",
            "scoring",
            "backroom"
        })
package io.chargehand.sourcing;

import org.jspecify.annotations.NullMarked;
