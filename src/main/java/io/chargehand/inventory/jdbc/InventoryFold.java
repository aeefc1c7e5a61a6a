package io.chargehand.inventory.jdbc;

import io.chargehand.event.BatchSoFar;
import io.chargehand.event.EventFold;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.StockReserved;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.network.Network;
import io.chargehand.network.NetworkSoFar;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps stock and reservations. A batch's changes are worked out in memory and written in one statement per table.
 *
 * <p>The rows that reservations take from are locked before they are judged again, so that the database alone, without the
 * intake's lock, never lets two reservations have the same unit.
 */
@Component
@Order(500)
class InventoryFold implements EventFold {

    private final StockTables stockTables;
    private final ReservationTables reservationTables;
    private final Network network;
    private Judged judged;

    InventoryFold(StockTables stockTables, ReservationTables reservationTables, Network network) {
        this.stockTables = stockTables;
        this.reservationTables = reservationTables;
        this.network = network;
        this.judged = new Judged();
    }

    @Override
    public synchronized void prepare(List<OperationalEvent> events) {
        judged = new Judged();
        judged.read(events.stream().map(OperationalEvent::fact).toList());
    }

    @Override
    public synchronized Optional<InvalidInputException> objection(OperationalEvent event, BatchSoFar batch) {
        judged.read(List.of(event.fact()));
        return judged.checks.objection(event.fact());
    }

    @Override
    public synchronized void passed(OperationalEvent event) {
        judged.effects.apply(event);
    }

    @Override
    public synchronized void fold(List<LoggedEvent> accepted) {
        judged = new Judged();
        InventoryBatch batch = new InventoryBatch(reservationTables);
        batch.read(accepted.stream().map(each -> each.event().fact()).toList());
        List<StockChange> changes = new ArrayList<>();
        StockEffects effects = new StockEffects(batch, new NetworkSoFar(network), changes::add);
        accepted.forEach(each -> effects.apply(each.event()));
        Map<StockKey, StockRow> rows = read(changes);
        for (StockChange change : changes) {
            rows.computeIfAbsent(change.key(), key -> StockRow.empty(key, change.at()))
                    .apply(change);
        }
        stockTables.save(rows.values());
        batch.save();
    }

    private Map<StockKey, StockRow> read(List<StockChange> changes) {
        Set<StockKey> reserved = new HashSet<>();
        Set<StockKey> others = new HashSet<>();
        for (StockChange change : changes) {
            (change.effect() == StockChange.Effect.RESERVE ? reserved : others).add(change.key());
        }
        others.removeAll(reserved);
        Map<StockKey, StockRow> rows = new HashMap<>(stockTables.load(reserved, true));
        rows.putAll(stockTables.load(others, false));
        return rows;
    }

    /** What the events of a call are judged against: of stock, only what they want to reserve. */
    private final class Judged {

        private final InventoryBatch batch = new InventoryBatch(reservationTables);
        private final NetworkSoFar networkSoFar = new NetworkSoFar(network);
        private final Map<StockKey, StockRow> wanted = new HashMap<>();
        private final InventoryChecks checks = new InventoryChecks(batch, networkSoFar, this::row);
        private final StockEffects effects = new StockEffects(batch, networkSoFar, this::apply);

        void read(Collection<OperationalFact> facts) {
            batch.read(facts);
            Set<StockKey> keys = new LinkedHashSet<>();
            for (OperationalFact fact : facts) {
                if (fact instanceof StockReserved reserved) {
                    keys.add(new StockKey(
                            reserved.nodeId(), reserved.itemId(), reserved.locationId(), InventoryStatus.AVAILABLE));
                }
            }
            keys.removeAll(wanted.keySet());
            wanted.putAll(stockTables.load(keys, false));
            keys.forEach(key -> wanted.putIfAbsent(key, StockRow.empty(key, Instant.EPOCH)));
        }

        private StockRow row(StockKey key) {
            return wanted.getOrDefault(key, StockRow.empty(key, Instant.EPOCH));
        }

        private void apply(StockChange change) {
            StockRow row = wanted.get(change.key());
            if (row != null) {
                row.apply(change);
            }
        }
    }
}
