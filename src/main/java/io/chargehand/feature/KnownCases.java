package io.chargehand.feature;

import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.network.Network;
import io.chargehand.receiving.Asn;
import io.chargehand.receiving.Receiving;

import java.time.Instant;
import java.util.List;

/** Checks that cases name known things, and makes the cases of known ASNs. Thread-safe. */
public final class KnownCases {

    private final Network network;
    private final Receiving receiving;

    /** Checks against master data and ASNs as last folded. */
    public KnownCases(Network network, Receiving receiving) {
        this.network = network;
        this.receiving = receiving;
    }

    /** Whether a node is known. */
    public boolean hasNode(NodeId id) {
        return network.findNode(id).isPresent();
    }

    /**
     * Requires that a node is known.
     *
     * @throws UnknownIdException naming the field
     */
    public void requireNode(String field, NodeId id) {
        require(hasNode(id), field, id, "node");
    }

    /**
     * Requires that an item is known.
     *
     * @throws UnknownIdException naming the field
     */
    public void requireItem(String field, ItemId id) {
        require(network.findItem(id).isPresent(), field, id, "item");
    }

    /**
     * Requires that a supplier is known.
     *
     * @throws UnknownIdException naming the field
     */
    public void requireSupplier(String field, SupplierId id) {
        require(network.findSupplier(id).isPresent(), field, id, "supplier");
    }

    private static void require(boolean known, String field, Object id, String kind) {
        if (!known) {
            throw new UnknownIdException(field, id, kind);
        }
    }

    /**
     * The cases of a known ASN's lines.
     *
     * @throws UnknownIdException when there is no such ASN
     */
    public List<ReceiptCase> receipts(AsnId id, Instant decidedAt) {
        Asn asn = receiving.getAsn(id);
        return asn.advised().lines().stream()
                .map(line -> ReceiptCase.of(asn.advised(), line, decidedAt))
                .toList();
    }
}
