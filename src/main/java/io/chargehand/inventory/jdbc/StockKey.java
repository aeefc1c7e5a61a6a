package io.chargehand.inventory.jdbc;

import io.chargehand.event.StockPlace;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;

/** One item in one status at one location of a node. Immutable. */
record StockKey(NodeId node, ItemId item, LocationId location, InventoryStatus status) {

    static StockKey of(NodeId node, ItemId item, StockPlace place) {
        return new StockKey(node, item, place.locationId(), place.status());
    }
}
