/**
 * OptaPlanner as its users set it up: constraint streams over list variables, and the default solver configuration. Start at
 * {@link io.chargehand.bench.peer.optaplanner.OptaPlannerDefault}.
 */
@NullMarked
package io.chargehand.bench.peer.optaplanner;

import org.jspecify.annotations.NullMarked;
