/**
 * The only feature definitions, evaluated as of an instant; used by training and by serving alike. Must not know models.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "event", "network", "workforce", "receiving", "fulfillment", "inventory"})
package io.chargehand.feature;

import org.jspecify.annotations.NullMarked;
