package io.chargehand.network;

import io.chargehand.event.AssortmentSet;
import io.chargehand.kernel.ItemId;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one node carries. Immutable.
 *
 * @param byItem by item
 * @param sorted the same, in order of items
 */
record Shelf(Map<ItemId, AssortmentSet> byItem, List<AssortmentSet> sorted) {

    static final Shelf EMPTY = new Shelf(Map.of(), List.of());

    static Shelf of(Map<ItemId, AssortmentSet> byItem) {
        List<AssortmentSet> sorted = byItem.values().stream()
                .sorted(Comparator.comparing(AssortmentSet::itemId))
                .toList();
        return new Shelf(Map.copyOf(byItem), sorted);
    }

    /** This with some items set anew. */
    Shelf with(Map<ItemId, AssortmentSet> changes) {
        Map<ItemId, AssortmentSet> merged = new HashMap<>(byItem);
        merged.putAll(changes);
        return of(merged);
    }
}
