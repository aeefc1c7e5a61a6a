/** Tests of the workforce. */
@NullMarked
package io.chargehand.workforce;

import org.jspecify.annotations.NullMarked;
