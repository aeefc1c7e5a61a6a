/**
 * The product as an engine of the bench: published instances mapped onto its documented problem, and its plans mapped back. Uses
 * the product's public types only; its solver is found by component scan, as an application finds it. Start at
 * {@link io.chargehand.bench.product.ProductEngine}.
 */
@NullMarked
package io.chargehand.bench.product;

import org.jspecify.annotations.NullMarked;
