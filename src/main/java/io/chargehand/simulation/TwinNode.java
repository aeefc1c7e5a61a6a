package io.chargehand.simulation;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.NodeDefined;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;

import java.util.List;

/**
 * A node of the twin with its layout, assortment and crew. Immutable; arrays must not be written to.
 *
 * @param index its place in the network
 * @param definition what the retailer knows
 * @param grocery whether its customers buy groceries; a distribution centre serves both
 * @param busyness its customer orders against the mean node's
 * @param walkMinutes minutes of an average walker between locations, by their place in the definition
 * @param carried items carried
 * @param crew its workers
 * @param dock place of the first dock location
 * @param staging places of the staging locations
 * @param onlineWeights running sum of the shares of customer order lines, by carried item
 * @param carriedByItem place in {@code carried} by catalog item, -1 where not carried
 */
record TwinNode(
        int index,
        NodeDefined definition,
        boolean grocery,
        double busyness,
        double[][] walkMinutes,
        List<Carried> carried,
        List<TwinWorker> crew,
        int dock,
        int[] staging,
        double[] onlineWeights,
        int[] carriedByItem) {

    /**
     * An item at a node.
     *
     * @param item the item
     * @param set what the retailer knows
     * @param floor place of its floor location, -1 where there is none
     * @param storage place of its storage location
     * @param target units the node orders up to
     * @param demandPerHour units customers want in an open hour on an average day, walk-in
     * @param onlineWeight its share of the node's customer order lines, unscaled
     */
    record Carried(
            TwinItem item,
            AssortmentSet set,
            int floor,
            int storage,
            int target,
            double demandPerHour,
            double onlineWeight) {}

    NodeId id() {
        return definition.nodeId();
    }

    NodeKind kind() {
        return definition.kind();
    }

    LocationId location(int place) {
        return definition.locations().get(place).locationId();
    }

    int opensMinute() {
        return definition.opens().toSecondOfDay() / 60;
    }

    int closesMinute() {
        return definition.closes().toSecondOfDay() / 60;
    }
}
