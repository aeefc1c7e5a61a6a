package io.chargehand.feature;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnLine;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.SupplierId;

import java.time.Instant;

/**
 * A line of an ASN at the instant it is advised, or later while it is on its way: a row of the receipt-variance model.
 * Immutable.
 *
 * @param asnLine the ASN line, known to the service or not
 * @param supplier who ships
 * @param item the item
 * @param node where to
 * @param carrier the retailer's code of the carrier
 * @param advised units advised, at least 1
 * @param cartons cartons of the line
 * @param linesOfAsn lines of the whole ASN
 * @param orderedAt when it was ordered
 * @param expectedAt when it is due at the dock
 * @param decidedAt the decision instant: nothing later is used
 */
public record ReceiptCase(
        AsnLineRef asnLine,
        SupplierId supplier,
        ItemId item,
        NodeId node,
        String carrier,
        Quantity advised,
        int cartons,
        int linesOfAsn,
        Instant orderedAt,
        Instant expectedAt,
        Instant decidedAt) {

    /**
     * Checks the quantity.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ReceiptCase {
        Rules.require(!advised.isZero(), "advised", advised, "must be at least 1");
    }

    /** A line of an ASN, at an instant. */
    public static ReceiptCase of(AsnAdvised asn, AsnLine line, Instant decidedAt) {
        return new ReceiptCase(
                new AsnLineRef(asn.asnId(), line.line()),
                asn.supplierId(),
                line.itemId(),
                asn.nodeId(),
                asn.carrier(),
                line.advised(),
                line.cartons(),
                asn.lines().size(),
                asn.orderedAt(),
                asn.expectedAt(),
                decidedAt);
    }
}
