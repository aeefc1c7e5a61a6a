/**
 * The only feature definitions, evaluated as of an instant by one engine that training and serving share. Start at
 * {@link io.chargehand.feature.FeatureSet} for the definitions and {@link io.chargehand.feature.AsOfState} for the
 * evaluation. Knows rows, columns and facts; must not know models, files, HTTP or a framework.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "event", "network", "workforce", "receiving", "fulfillment", "inventory"})
package io.chargehand.feature;

import org.jspecify.annotations.NullMarked;
