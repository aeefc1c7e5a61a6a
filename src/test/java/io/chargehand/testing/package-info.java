/**
 * What tests of every module share: real databases, cheaply, one per class. Start at
 * {@link io.chargehand.testing.TestDatabase} and {@link io.chargehand.testing.ChargehandIT}.
 */
@NullMarked
package io.chargehand.testing;

import org.jspecify.annotations.NullMarked;
