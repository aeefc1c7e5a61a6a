package io.chargehand.inventory.jdbc;

import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;

/** Units of an ASN line that are advised and not counted yet. Immutable. */
record InboundLine(AsnLineRef ref, NodeId node, ItemId item, long inTransit) {

    InboundLine arrived() {
        return new InboundLine(ref, node, item, 0);
    }
}
