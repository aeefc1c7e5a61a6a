/** Weighted tardiness in Timefold's terms. Start at {@link io.chargehand.bench.peer.timefold.tardiness.JobSequence}. */
@NullMarked
package io.chargehand.bench.peer.timefold.tardiness;

import org.jspecify.annotations.NullMarked;
