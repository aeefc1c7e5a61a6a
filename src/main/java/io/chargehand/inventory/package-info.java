/**
 * Stock by status, and reservations. Start at {@link io.chargehand.inventory.Inventory}. Available-to-promise is computed from
 * stock, and from inbound and promises that the caller passes in. Must not know orders or ASNs.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "event", "network"})
package io.chargehand.inventory;

import org.jspecify.annotations.NullMarked;
