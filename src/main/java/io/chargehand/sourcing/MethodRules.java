package io.chargehand.sourcing;

import io.chargehand.event.OrderPlaced;
import io.chargehand.kernel.NodeKind;
import io.chargehand.network.Node;

import java.util.Optional;

/**
 * Which nodes may fill an order, by its method: PICKUP and CURBSIDE the pickup node alone (transfers between nodes are not
 * modeled); SHIP_FROM_STORE stores and dark stores; SHIP_FROM_DC distribution centres, and stores where those lack units; SAME_DAY
 * stores and dark stores within the courier's radius. Stateless.
 */
final class MethodRules {

    private static final double EARTH_RADIUS_KILOMETRES = 6_371;

    private MethodRules() {}

    /** Why the node may not fill the order; empty where it may. */
    static Optional<String> objection(OrderPlaced order, Node node, boolean dcsLackUnits, SourcingSettings settings) {
        NodeKind kind = node.definition().kind();
        if (node.definition().pickLinesPerHour() == 0) {
            return Optional.of("fills no orders");
        }
        return switch (order.method()) {
            case PICKUP, CURBSIDE ->
                objection(order.pickupNodeId().map(node.id()::equals).orElse(false), "is not the node of the pickup");
            case SHIP_FROM_STORE -> objection(kind != NodeKind.DC, "is not a store");
            case SHIP_FROM_DC ->
                objection(
                        kind == NodeKind.DC || dcsLackUnits && settings.storesBackUpDcs(),
                        "is not a distribution centre, and those have enough");
            case SAME_DAY ->
                kind == NodeKind.DC
                        ? Optional.of("is not a store")
                        : objection(
                                kilometres(order, node) <= settings.freight().courierRadius(),
                                "is outside the courier's radius of "
                                        + settings.freight().courierRadius() + " km");
        };
    }

    private static Optional<String> objection(boolean allowed, String reason) {
        return allowed ? Optional.empty() : Optional.of(reason);
    }

    /** Great-circle distance from node to customer, by the haversine formula. */
    static double kilometres(OrderPlaced order, Node node) {
        double from = Math.toRadians(node.definition().latitude());
        double to = Math.toRadians(order.latitude());
        double north = Math.sin((to - from) / 2);
        double east =
                Math.sin(Math.toRadians(order.longitude() - node.definition().longitude()) / 2);
        double a = north * north + Math.cos(from) * Math.cos(to) * east * east;
        return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
