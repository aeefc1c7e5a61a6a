/**
 * Measures the product's engines on published and generated problems; never part of the product. Start at
 * {@link io.chargehand.bench.Bench}. It uses the product as any user would, through its public types, and must not reach
 * behind them.
 */
@NullMarked
package io.chargehand.bench;

import org.jspecify.annotations.NullMarked;
