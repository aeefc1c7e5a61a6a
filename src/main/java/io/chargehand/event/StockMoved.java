package io.chargehand.event;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;

/**
 * Units of an item have changed location, status or both, within a node.
 *
 * @param nodeId the node
 * @param itemId the item
 * @param from where they were
 * @param to where they are; not the same as {@code from}
 * @param quantity units, at least 1
 */
public record StockMoved(NodeId nodeId, ItemId itemId, StockPlace from, StockPlace to, Quantity quantity)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public StockMoved {
        Rules.present("nodeId", nodeId);
        Rules.present("itemId", itemId);
        Rules.present("from", from);
        Rules.present("to", to);
        Rules.present("quantity", quantity);
        Rules.require(!from.equals(to), "to", to, "must differ from where the units were");
        Rules.require(!quantity.isZero(), "quantity", quantity, "must be at least 1");
    }
}
