package io.chargehand.backroom;

import io.chargehand.kernel.NodeId;

import java.util.Map;

/**
 * How each node shares its people. Immutable.
 *
 * @param usual of nodes that have none of their own
 * @param byNode of the others
 */
public record LaborPolicy(LaborShares usual, Map<NodeId, LaborShares> byNode) {

    /** Nobody is kept for anything, anywhere. */
    public static final LaborPolicy NONE = new LaborPolicy(LaborShares.NONE, Map.of());

    public LaborPolicy {
        byNode = Map.copyOf(byNode);
    }

    /** The shares of a node. */
    public LaborShares of(NodeId node) {
        return byNode.getOrDefault(node, usual);
    }
}
