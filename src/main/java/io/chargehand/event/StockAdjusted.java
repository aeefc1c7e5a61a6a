package io.chargehand.event;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;

/**
 * Stock has been corrected without a count.
 *
 * @param nodeId the node
 * @param itemId the item
 * @param place where
 * @param change units added, negative where taken away; -1,000,000 to 1,000,000, not 0
 * @param reason why, up to 200 characters
 */
public record StockAdjusted(NodeId nodeId, ItemId itemId, StockPlace place, long change, String reason)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public StockAdjusted {
        Rules.present("nodeId", nodeId);
        Rules.present("itemId", itemId);
        Rules.present("place", place);
        Rules.range("change", change, -1_000_000, 1_000_000);
        Rules.require(change != 0, "change", change, "must not be 0");
        Rules.text("reason", reason, 200);
    }
}
