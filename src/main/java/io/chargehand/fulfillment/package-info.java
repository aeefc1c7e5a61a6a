/**
 * Orders, promises and cutoffs; the missed-promise label. Start at {@link io.chargehand.fulfillment.Fulfillment}. Must not
 * know models or plans.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "event", "network"})
package io.chargehand.fulfillment;

import org.jspecify.annotations.NullMarked;
