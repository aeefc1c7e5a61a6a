/**
 * Measures sequencing on published instances: the product's engine and its peers under one clock and one evaluator. Start at
 * {@link io.chargehand.bench.sequencing.SequencingCommand}.
 */
@NullMarked
package io.chargehand.bench.sequencing;

import org.jspecify.annotations.NullMarked;
