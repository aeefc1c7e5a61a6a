package io.chargehand.inventory.jdbc;

import io.chargehand.event.StockPlace;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.ConflictException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The stock of one place while a batch is folded. */
final class StockRow {

    final StockKey key;
    long units;
    Instant changedAt;
    Instant firstAt;

    @Nullable
    Instant countedAt;

    StockRow(StockKey key, long units, Instant firstAt, Instant changedAt, @Nullable Instant countedAt) {
        this.key = key;
        this.units = units;
        this.firstAt = firstAt;
        this.changedAt = changedAt;
        this.countedAt = countedAt;
    }

    static StockRow empty(StockKey key, Instant at) {
        return new StockRow(key, 0, at, at, null);
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

    private void count(StockChange change, boolean older) {
        if (!older) {
            units = change.units();
            countedAt = change.at();
        }
        add(0, change.at());
    }

    private void add(long change, Instant at) {
        units += change;
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
