/**
 * ASNs, receipts and discrepancies; the receipt-variance label. Start at {@link io.chargehand.receiving.Receiving}. Must not
 * know models.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "event", "network"})
package io.chargehand.receiving;

import org.jspecify.annotations.NullMarked;
