package io.chargehand.simulation;

/**
 * The hidden world of a seed. Immutable.
 *
 * @param calendar days and minutes
 * @param catalog items and suppliers
 * @param supply how shipments go wrong
 * @param demand how orders and sales come
 * @param seed of the world
 */
record TwinPhysics(TwinCalendar calendar, Catalog catalog, SupplyPhysics supply, DemandPhysics demand, long seed) {

    static TwinPhysics of(TwinSettings settings) {
        TwinCalendar calendar = new TwinCalendar(settings.firstDay());
        Catalog catalog = new Catalog(settings.seed());
        return new TwinPhysics(
                calendar,
                catalog,
                new SupplyPhysics(settings.seed(), catalog, calendar, settings.turn()),
                new DemandPhysics(settings.seed(), calendar),
                settings.seed());
    }

    /** How easily an item is misplaced or overlooked, against the mean item. */
    double confusion(int item) {
        return Math.exp(0.8 * Draws.fixedNormal(seed, 71, item));
    }

    /** How much of an item vanishes at a node, against the mean. */
    double shrink(int node, int item) {
        return Math.exp(0.9 * Draws.fixedNormal(seed, 72, item) + 0.5 * Draws.fixedNormal(seed, 73, node));
    }
}
