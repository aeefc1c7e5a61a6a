package io.chargehand.receiving;

import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** ASNs and their receipts as last folded. Thread-safe. */
public interface Receiving {

    Optional<Asn> findAsn(AsnId id);

    /**
     * The ASN of that id.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    Asn getAsn(AsnId id);

    /** ASNs to the node that are not fully received, by expected time. */
    List<Asn> listOpenAsns(NodeId node);

    /** ASNs not fully received that carry the item, to any node, expected before {@code horizon}, by expected time. */
    List<Asn> listInbound(ItemId item, Instant horizon);
}
