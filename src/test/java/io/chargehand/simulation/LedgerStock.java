package io.chargehand.simulation;

import io.chargehand.event.OperationalFact;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where units lie by the events so far, and every rule that one of them breaks. */
final class LedgerStock {

    record Place(LocationId location, ItemId item, InventoryStatus status) {}

    final List<String> broken = new ArrayList<>();
    private final Map<Place, Long> held = new HashMap<>();
    private final Set<Object> known = new HashSet<>();

    /** Whether an id was not used before. */
    boolean isNew(Object id) {
        return known.add(id);
    }

    void require(boolean holds, OperationalFact fact, String rule) {
        if (!holds && broken.size() < 20) {
            broken.add(rule + ": " + fact);
        }
    }

    void knows(OperationalFact fact, Object... ids) {
        for (Object id : ids) {
            require(known.contains(id), fact, "unknown " + id);
        }
    }

    void defines(OperationalFact fact, Object id) {
        require(known.add(id), fact, "defined twice " + id);
    }

    void add(LocationId location, ItemId item, InventoryStatus status, long units) {
        held.merge(new Place(location, item, status), units, Long::sum);
    }

    private long units(LocationId location, ItemId item, InventoryStatus status) {
        return held.getOrDefault(new Place(location, item, status), 0L);
    }

    void take(OperationalFact fact, LocationId location, ItemId item, InventoryStatus status, long units) {
        require(units(location, item, status) >= units, fact, "takes more " + status + " than there is");
        add(location, item, status, -units);
    }

    void set(LocationId location, ItemId item, InventoryStatus status, long counted) {
        held.put(new Place(location, item, status), counted);
    }
}
