/**
 * Watches models in service: keeps each score with its features, joins outcomes to them, tells how far inputs and scores have
 * drifted from what the model was measured on, and has a rate table answer where a policy says so. Start at
 * {@link io.chargehand.monitoring.DriftMonitor}. Must not know how a score is computed.
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
package io.chargehand.monitoring;

import org.jspecify.annotations.NullMarked;
