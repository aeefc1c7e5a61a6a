package io.chargehand.backroom;

import io.chargehand.event.ZonePurpose;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.Rules;
import io.chargehand.network.Node;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Which places are counted because the last count is long ago. Immutable.
 *
 * @param oldest how long ago a count may be before the place is due, more than zero
 * @param period how often places that are due are looked for, more than zero
 * @param mostPerPeriod most counts asked for in a period, so that counting never crowds out the day's work
 */
public record AgingCounts(Duration oldest, Duration period, int mostPerPeriod) {

    /** A place is due after five weeks; two counts an hour: a store of 600 places is counted about every five weeks. */
    public static final AgingCounts STANDARD = new AgingCounts(Duration.ofDays(35), Duration.ofHours(1), 2);

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException when out of range
     */
    public AgingCounts {
        Rules.require(!oldest.isNegative() && !oldest.isZero(), "oldest", oldest, "must be more than zero");
        Rules.require(period.toMillis() > 0, "period", period, "must be more than zero");
        Rules.range("mostPerPeriod", mostPerPeriod, 0, 1_000);
    }

    /** The number of the period that an instant lies in. */
    public long period(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), period.toMillis());
    }

    /** The places due at an instant, longest uncounted first. */
    List<StockLevel> due(Node node, List<StockLevel> stock, Instant at) {
        Instant limit = at.minus(oldest);
        return stock.stream()
                .filter(level -> level.place().status() == InventoryStatus.AVAILABLE)
                .filter(level -> level.countedAt().isBefore(limit))
                .filter(level -> isCounted(node, level))
                .sorted(Comparator.comparing(StockLevel::countedAt)
                        .thenComparing(level -> level.place().locationId())
                        .thenComparing(StockLevel::item))
                .limit(mostPerPeriod)
                .toList();
    }

    private static boolean isCounted(Node node, StockLevel level) {
        if (!node.has(level.place().locationId())) {
            return false;
        }
        ZonePurpose purpose = node.purpose(level.place().locationId());
        return purpose == ZonePurpose.SALES_FLOOR || purpose == ZonePurpose.BACKROOM;
    }
}
