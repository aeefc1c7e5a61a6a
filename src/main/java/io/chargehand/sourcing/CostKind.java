package io.chargehand.sourcing;

/** Kinds of money lost by filling an order line somewhere. */
public enum CostKind {
    /** Carrier or courier, from node to customer. */
    FREIGHT,
    /** Workers' minutes to pick and stage, at the node's present load. */
    PICKING,
    /** P(promise missed) times margin and goodwill. */
    MISS_RISK,
    /** P(units not there) times the cost of a failed pick. */
    DOUBTFUL_STOCK,
    /** Perishable units that spoil elsewhere, or are taken from those that would sell at full price. */
    SPOILAGE,
    /** Another parcel or another stop. */
    SPLIT,
    /** Margin and goodwill of units that no node can fill. */
    UNFILLED
}
