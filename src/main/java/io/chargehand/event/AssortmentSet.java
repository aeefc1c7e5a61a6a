package io.chargehand.event;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;

import java.util.Optional;

/**
 * A node carries an item, with where it lies and how fast it sells; replaces what was known.
 *
 * @param nodeId the node
 * @param itemId the item
 * @param floorLocation its place on the sales floor; empty where a node has none
 * @param storageLocation its place in the backroom
 * @param floorCapacity units its floor place holds, 0 to 1,000,000
 * @param replenishAt units on the floor at which it is replenished, 0 to {@code floorCapacity}
 * @param demandPerHour units the floor sells in an open hour, forecast, 0 to 1,000,000
 */
public record AssortmentSet(
        NodeId nodeId,
        ItemId itemId,
        Optional<LocationId> floorLocation,
        LocationId storageLocation,
        int floorCapacity,
        int replenishAt,
        double demandPerHour)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public AssortmentSet {
        Rules.present("nodeId", nodeId);
        Rules.present("itemId", itemId);
        Rules.present("storageLocation", storageLocation);
        floorLocation = Facts.optional(floorLocation);
        Rules.range("floorCapacity", floorCapacity, 0, 1_000_000);
        Rules.range("replenishAt", replenishAt, 0, floorCapacity);
        Rules.range("demandPerHour", demandPerHour, 0, 1_000_000);
    }
}
