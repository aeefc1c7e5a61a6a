package io.chargehand.event;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReturnId;
import io.chargehand.kernel.Rules;

/**
 * A customer has brought units back; they wait for inspection.
 *
 * @param returnId the return
 * @param nodeId where
 * @param itemId the item
 * @param quantity units, at least 1
 */
public record ReturnReceived(ReturnId returnId, NodeId nodeId, ItemId itemId, Quantity quantity)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ReturnReceived {
        Rules.present("returnId", returnId);
        Rules.present("nodeId", nodeId);
        Rules.present("itemId", itemId);
        Rules.present("quantity", quantity);
        Rules.require(!quantity.isZero(), "quantity", quantity, "must be at least 1");
    }
}
