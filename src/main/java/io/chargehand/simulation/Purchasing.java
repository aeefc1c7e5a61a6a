package io.chargehand.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** What a node's system orders from suppliers: up to a target, from each supplier when it has its turn. */
final class Purchasing {

    private Purchasing() {}

    /**
     * One shipment for each supplier that has its turn and from which something is lacking.
     *
     * @param position units on hand and on order, as believed, by carried item
     */
    static List<Work.Shipment> review(
            TwinNode node, TwinPhysics physics, int today, long at, Draws draws, IntUnaryOperator position) {
        Map<Integer, Work.Shipment> bySupplier = new TreeMap<>();
        for (int i = 0; i < node.carried().size(); i++) {
            TwinNode.Carried carried = node.carried().get(i);
            int supplier = onTurn(node, carried.item(), today, draws);
            int lacking = carried.target() - position.applyAsInt(i);
            if (supplier >= 0 && lacking >= reorderGap(carried)) {
                bySupplier
                        .computeIfAbsent(supplier, each -> shipment(node, physics, each, today, at, draws))
                        .lines
                        .add(line(i, carried, lacking));
            }
        }
        return List.copyOf(bySupplier.values());
    }

    private static int reorderGap(TwinNode.Carried carried) {
        return Math.max(1, Math.min(carried.target() / 3, 5 * carried.item().unitsPerCarton() / 6));
    }

    /** The supplier to order an item from today, -1 where none has its turn. */
    private static int onTurn(TwinNode node, TwinItem item, int today, Draws draws) {
        int usual = node.index() % 2 == 0 ? item.mainSupplier() : item.otherSupplier();
        int other = node.index() % 2 == 0 ? item.otherSupplier() : item.mainSupplier();
        if (hasTurn(node, usual, today)) {
            return usual;
        }
        return hasTurn(node, other, today) && draws.chance(0.1) ? other : -1;
    }

    private static boolean hasTurn(TwinNode node, int supplier, int today) {
        int every = 1;
        return Math.floorMod(today + supplier + node.index(), every) == 0;
    }

    private static Work.Line line(int carriedIndex, TwinNode.Carried carried, int lacking) {
        int perCarton = carried.item().unitsPerCarton();
        int cartons = Math.max(1, (int) Math.round(lacking / (double) perCarton));
        int units = cartons == 1 ? Math.min(perCarton, lacking) : cartons * perCarton;
        return new Work.Line(carriedIndex, carried.item().index(), units, cartons);
    }

    private static Work.Shipment shipment(
            TwinNode node, TwinPhysics physics, int supplier, int today, long at, Draws draws) {
        TwinSupplier from = physics.catalog().supplier(supplier);
        boolean hurry = draws.chance(0.18);
        int lead = hurry ? Math.max(1, from.leadDays() / 2) : from.leadDays() + (draws.chance(0.15) ? 1 : 0);
        double slot = 6 * 60 + 30 * draws.below(17);
        String carrier = from.carriers().get(draws.chance(0.75) ? 0 : 1);
        return new Work.Shipment(
                node.id().value() + "-A"
                        + physics.calendar().date(today).toString().replace("-", "") + "-" + supplier,
                supplier,
                carrier,
                at,
                physics.calendar().at(today + lead, slot));
    }
}
