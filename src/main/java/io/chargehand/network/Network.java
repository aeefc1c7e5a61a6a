package io.chargehand.network;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.SupplierDefined;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.SupplierId;

import java.util.List;
import java.util.Optional;

/** The retailer's master data as last folded; kept in memory, rebuilt from the database. Thread-safe. */
public interface Network {

    Optional<Node> findNode(NodeId id);

    /**
     * The node of that id.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    Node getNode(NodeId id);

    /** All nodes, by id. */
    List<Node> listNodes();

    Optional<ItemDefined> findItem(ItemId id);

    /**
     * The item of that id.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    ItemDefined getItem(ItemId id);

    Optional<SupplierDefined> findSupplier(SupplierId id);

    Optional<AssortmentSet> findAssortment(NodeId node, ItemId item);

    /** What the node carries, by item. */
    List<AssortmentSet> listAssortment(NodeId node);

    /** The nodes that carry an item, by id. */
    List<NodeId> listNodesCarrying(ItemId item);
}
