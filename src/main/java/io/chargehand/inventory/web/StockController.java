package io.chargehand.inventory.web;

import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.network.Network;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/** Tells what nodes hold. */
@RestController
@Tag(name = "sourcing")
class StockController {

    private final Inventory inventory;
    private final Network network;

    StockController(Inventory inventory, Network network) {
        this.inventory = inventory;
        this.network = network;
    }

    @GetMapping("/v1/nodes/{id}/stock")
    @Operation(summary = "Stock of a node by item, location and status; of one item where it is named")
    StockView stock(@PathVariable NodeId id, @RequestParam Optional<ItemId> item) {
        network.getNode(id);
        item.ifPresent(network::getItem);
        return new StockView(
                id, item.map(each -> inventory.listStock(id, each)).orElseGet(() -> inventory.listStock(id)));
    }

    /** Stock as shown. */
    record StockView(NodeId node, List<StockLevel> stock) {}
}
