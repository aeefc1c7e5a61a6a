/**
 * Measures scoring, attributions, training and features beside the libraries. Start at
 * {@link io.chargehand.bench.scoring.ScoringCommand}. It must not reach behind the product's public types.
 */
@NullMarked
package io.chargehand.bench.scoring;

import org.jspecify.annotations.NullMarked;
