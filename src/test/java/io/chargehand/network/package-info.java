/** Tests of the network. */
@NullMarked
package io.chargehand.network;

import org.jspecify.annotations.NullMarked;
