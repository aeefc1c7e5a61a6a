/**
 * A seeded discrete-event twin of a store network: it writes a history and lives on, in events of the input contract only.
 * Start at {@link io.chargehand.simulation.TwinHistory} and {@link io.chargehand.simulation.LiveDay}. Its hidden parameters
 * must not reach any event; no other module may know this one.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "event",
            "network",
            "workforce",
            "receiving",
            "fulfillment",
            "inventory",
            "feature",
            "registry",
            "scoring",
            "training",
            "backroom",
            "sourcing",
            "dispatch"
        })
package io.chargehand.simulation;

import org.jspecify.annotations.NullMarked;
