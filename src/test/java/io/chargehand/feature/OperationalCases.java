package io.chargehand.feature;

import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.SupplierId;

import java.time.Instant;

/** Cases as serving would be asked, made back from rows of a history. */
public final class OperationalCases {

    private OperationalCases() {}

    /** The case of a promise row. */
    public static PromiseCase promise(Row row) {
        String key = row.show("rowKey");
        String line = key.substring(key.indexOf('/') + 1, key.indexOf('@'));
        return new PromiseCase(
                new OrderLineRef(new OrderId(row.show("order")), Integer.parseInt(line)),
                FulfillmentMethod.valueOf(row.show("method")),
                new ItemId(row.show("item")),
                new Quantity(Long.parseLong(row.show("quantity"))),
                Integer.parseInt(row.show("linesOfOrder")),
                new NodeId(row.show("node")),
                Instant.parse(row.show("placedAt")),
                Instant.parse(row.show("dueAt")),
                Instant.parse(row.show("decidedAt")),
                Instant.parse(row.show("plannedFinish")));
    }

    /** The case of a receipt row. */
    public static ReceiptCase receipt(Row row) {
        String key = row.show("rowKey");
        return new ReceiptCase(
                new AsnLineRef(new AsnId(row.show("asn")), Integer.parseInt(key.substring(key.indexOf('/') + 1))),
                new SupplierId(row.show("supplier")),
                new ItemId(row.show("item")),
                new NodeId(row.show("node")),
                row.show("carrier"),
                new Quantity(Long.parseLong(row.show("advised"))),
                Integer.parseInt(row.show("cartons")),
                Integer.parseInt(row.show("linesOfAsn")),
                Instant.parse(row.show("orderedAt")),
                Instant.parse(row.show("expectedAt")),
                Instant.parse(row.show("decidedAt")));
    }
}
