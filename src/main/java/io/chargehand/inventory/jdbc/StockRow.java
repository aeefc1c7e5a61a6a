package io.chargehand.inventory.jdbc;

import io.chargehand.event.StockPlace;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.ConflictException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;

/** The stock of one place while a batch is folded. */
final class StockRow {

    private static final Logger LOG = LoggerFactory.getLogger(StockRow.class);

    final StockKey key;
    long units;
    Instant changedAt;
    Instant firstAt;

    @Nullable
    Instant countedAt;

    final RecentChanges recent;

    StockRow(
            StockKey key,
            long units,
            Instant firstAt,
            Instant changedAt,
            @Nullable Instant countedAt,
            RecentChanges recent) {
        this.key = key;
        this.units = units;
        this.firstAt = firstAt;
        this.changedAt = changedAt;
        this.countedAt = countedAt;
        this.recent = recent;
    }

    static StockRow empty(StockKey key, Instant at) {
        return new StockRow(key, 0, at, at, null, RecentChanges.none());
    }

    void apply(StockChange change) {
        boolean beforeCount = countedAt != null && change.at().isBefore(countedAt);
        switch (change.effect()) {
            case COUNT -> count(change, beforeCount);
            case PHYSICAL -> add(beforeCount ? 0 : change.units(), change.at());
            case STATUS -> add(change.units(), change.at());
            case RESERVE -> {
                if (change.units() > units) {
                    throw notAvailable(change.units());
                }
                add(-change.units(), change.at());
            }
        }
    }

    ConflictException notAvailable(long wanted) {
        return new ConflictException(
                "quantity",
                wanted,
                "must be at most the " + Math.max(0, units) + " units of " + key.item() + " available at "
                        + key.location() + " of " + key.node());
    }

    /** What has happened since a count that arrives late comes on top of it. */
    private void count(StockChange change, boolean older) {
        boolean late = change.at().isBefore(changedAt);
        if (older) {
            return;
        }
        if (late && !recent.knowsAllAfter(change.at())) {
            LOG.warn(
                    "The count of {} at {} comes too late to tell what has happened since {}: stock stays as it was",
                    key.item(),
                    key.location(),
                    change.at());
            return;
        }
        units = change.units() + recent.keepAfter(change.at());
        countedAt = change.at();
        seen(change.at());
    }

    private void add(long change, Instant at) {
        units += change;
        seen(at);
        recent.add(at, change, changedAt);
    }

    private void seen(Instant at) {
        changedAt = at.isAfter(changedAt) ? at : changedAt;
        firstAt = at.isBefore(firstAt) ? at : firstAt;
    }

    StockLevel toLevel() {
        return new StockLevel(
                key.node(),
                key.item(),
                new StockPlace(key.location(), key.status()),
                units,
                changedAt,
                countedAt == null ? firstAt : countedAt);
    }
}
