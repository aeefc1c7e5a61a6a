/** Weighted tardiness in OptaPlanner's terms. Start at {@link io.chargehand.bench.peer.optaplanner.tardiness.JobSequence}. */
@NullMarked
package io.chargehand.bench.peer.optaplanner.tardiness;

import org.jspecify.annotations.NullMarked;
