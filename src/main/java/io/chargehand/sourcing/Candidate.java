package io.chargehand.sourcing;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.RiskCurve;
import io.chargehand.kernel.ZoneId;

/**
 * A place that could fill an order line, or a part of it. Immutable.
 *
 * @param line the line
 * @param node the node
 * @param zone the zone of the location
 * @param location the location
 * @param available units that can be promised there, at least 1
 * @param evidence what is known of whether they are there
 * @param shelf what taking units does to the node's own sales
 * @param risk P(promise missed) by planned finish
 */
public record Candidate(
        LineDemand line,
        SourceNode node,
        ZoneId zone,
        LocationId location,
        long available,
        StockDoubt.Evidence evidence,
        Shelf shelf,
        RiskCurve risk) {

    /**
     * What taking units does to the node's own sales. Immutable.
     *
     * @param unitsOfNode units available at all places of the node
     * @param soldBeforeRefill units that the node sells until the shelf is refilled
     * @param spoiling units on hand that will not sell within their shelf life, 0 for what does not perish
     * @param costPerUnit what a spoiled unit loses, money
     */
    public record Shelf(double unitsOfNode, double soldBeforeRefill, double spoiling, double costPerUnit) {}

    /** The stock it takes from: candidates of two lines with one item share it. */
    StockOf stock() {
        return new StockOf(node.id(), location, line.item());
    }

    Candidate withRisk(RiskCurve curve) {
        return new Candidate(line, node, zone, location, available, evidence, shelf, curve);
    }

    record StockOf(NodeId node, LocationId location, ItemId item) {}
}
