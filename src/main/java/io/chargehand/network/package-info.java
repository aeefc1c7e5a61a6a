/**
 * Nodes, zones, locations, walking distances, items and assortments. Start at {@link io.chargehand.network.Network}. Must
 * not know stock, orders or plans.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "event"})
package io.chargehand.network;

import org.jspecify.annotations.NullMarked;
