package io.chargehand.network;

import io.chargehand.event.NodeDefined;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.NodeId;

import java.util.List;

/**
 * A store, dark store or distribution centre with its locations and the walking between them. Immutable.
 */
public interface Node {

    NodeId id();

    /** The master data as last defined. */
    NodeDefined definition();

    /** All locations, in a fixed order. */
    List<LocationId> locations();

    /** Whether the location lies in this node. */
    boolean has(LocationId location);

    /**
     * What its zone is for.
     *
     * @throws io.chargehand.kernel.UnknownIdException when the location is not in this node
     */
    ZonePurpose purpose(LocationId location);

    /** The locations of zones of this purpose, in a fixed order; may be empty. */
    List<LocationId> locations(ZonePurpose purpose);

    /**
     * How long an average worker walks by the shortest way.
     *
     * @throws io.chargehand.kernel.UnknownIdException when a location is not in this node
     */
    Minutes walking(LocationId from, LocationId to);
}
