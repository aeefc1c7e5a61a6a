package io.chargehand.backroom;

import io.chargehand.kernel.NodeId;

/** The present load of nodes, read by sourcing. Thread-safe. */
public interface NodeLoads {

    /**
     * The load as of the service's clock.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is no such node
     */
    NodeLoad load(NodeId node);
}
