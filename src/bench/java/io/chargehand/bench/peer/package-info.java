/**
 * What the product is measured against: dispatch rules at the root, and solvers as their users would set them up, each in a
 * package of its own. Must not know the product.
 */
@NullMarked
package io.chargehand.bench.peer;

import org.jspecify.annotations.NullMarked;
