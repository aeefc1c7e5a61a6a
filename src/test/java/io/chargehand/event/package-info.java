/** Tests of the input contract, and the facts they draw. */
@NullMarked
package io.chargehand.event;

import org.jspecify.annotations.NullMarked;
