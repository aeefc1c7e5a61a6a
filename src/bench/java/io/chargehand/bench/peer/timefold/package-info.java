/**
 * Timefold as its users set it up: constraint streams over list variables, and the default solver configuration. Start at
 * {@link io.chargehand.bench.peer.timefold.TimefoldDefault}.
 */
@NullMarked
package io.chargehand.bench.peer.timefold;

import org.jspecify.annotations.NullMarked;
