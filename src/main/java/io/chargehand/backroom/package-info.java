/**
 * Tasks, delay-cost curves and sequencing. Must not know HTTP or sourcing.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "network",
            "workforce",
            "receiving",
            "fulfillment",
            "inventory",
            "scoring",
            "event",
            "feature"
        })
package io.chargehand.backroom;

import org.jspecify.annotations.NullMarked;
