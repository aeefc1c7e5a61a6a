/** Tests of the twin. */
@NullMarked
package io.chargehand.simulation;

import org.jspecify.annotations.NullMarked;
