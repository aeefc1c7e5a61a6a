package io.chargehand.sourcing;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;

import java.util.Collection;
import java.util.Map;

/** How often nodes came up short when picking an item, as last folded. Thread-safe. */
public interface ShortPicks {

    /** The history of these items, by node and item; a pair without history is absent. */
    Map<Key, Record> find(Collection<ItemId> items);

    /**
     * A node and an item.
     *
     * @param node the node
     * @param item the item
     */
    record Key(NodeId node, ItemId item) {}

    /**
     * What has happened there.
     *
     * @param reservations reservations made
     * @param shorts picks that found fewer units than asked
     */
    record Record(long reservations, long shorts) {

        /** Nothing has. */
        public static final Record NONE = new Record(0, 0);
    }
}
