/**
 * OR-Tools as its users set it up: CP-SAT for one worker, the routing library with guided local search for several. Needs its
 * native library, which the profile {@code bench} brings. Start at {@link io.chargehand.bench.peer.ortools.OrTools}.
 */
@NullMarked
package io.chargehand.bench.peer.ortools;

import org.jspecify.annotations.NullMarked;
