package io.chargehand.sourcing;

import io.chargehand.event.NodeDefined;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** How many order lines a node can pick until an order is due. Stateless. */
final class PickCapacity {

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private PickCapacity() {}

    /**
     * Lines that the node picks in its open hours until {@code due}, less those open already; it is credited with at least the
     * shortest horizon, so that a late order can still be filled.
     */
    static long linesLeft(NodeDefined node, Instant from, Instant due, long openLines, double shortestHours) {
        double hours = Math.max(shortestHours, openHours(node, from, due));
        return Math.max(0, (long) Math.floor(node.pickLinesPerHour() * hours) - openLines);
    }

    /** Hours between two instants in which the node is open. */
    static double openHours(NodeDefined node, Instant from, Instant until) {
        double millis = 0;
        LocalDate last = until.atZone(node.timeZone()).toLocalDate();
        for (LocalDate day = from.atZone(node.timeZone()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            ZonedDateTime opens = day.atTime(node.opens()).atZone(node.timeZone());
            ZonedDateTime closes = day.atTime(node.closes()).atZone(node.timeZone());
            Instant start = opens.toInstant().isAfter(from) ? opens.toInstant() : from;
            Instant end = closes.toInstant().isBefore(until) ? closes.toInstant() : until;
            millis += Math.max(0, Duration.between(start, end).toMillis());
        }
        return millis / MILLIS_PER_HOUR;
    }
}
