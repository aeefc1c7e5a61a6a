package io.chargehand.sourcing;

import io.chargehand.backroom.NodeLoad;
import io.chargehand.kernel.NodeId;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A node as a source for one order. Immutable.
 *
 * @param id the node
 * @param parcelPrice freight of a parcel or stop, money
 * @param pricePerKilogram freight per kilogram, money
 * @param load how busy it is
 * @param linesLeft order lines it can still pick until the order is due, at least 0
 */
public record SourceNode(NodeId id, double parcelPrice, double pricePerKilogram, NodeLoad load, long linesLeft) {

    /** When it would be done with so many lines of the order, one after the other; to the millisecond. */
    Instant finish(int lines) {
        double minutes = load.minutesPerPickLine().value() * (lines - 1);
        return load.nextFinish().plusMillis(Math.round(minutes * 60_000)).truncatedTo(ChronoUnit.MILLIS);
    }
}
