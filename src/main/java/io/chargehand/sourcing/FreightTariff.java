package io.chargehand.sourcing;

import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.Rules;

import java.util.List;

/**
 * What it costs to bring units from a node to a customer: a price per parcel or stop, and one per kilogram, by distance. Pickup
 * and curbside cost nothing. Immutable.
 *
 * @param parcel bands of parcel carriers, by rising distance; the last one goes any distance
 * @param courier bands of same-day couriers, by rising distance; past the last one no courier goes
 */
public record FreightTariff(List<Band> parcel, List<Band> courier) {

    /**
     * Ground parcel list prices less a usual contract discount, in four distance bands, and metropolitan courier prices up to 25
     * km; in the items' currency.
     */
    public static final FreightTariff STANDARD = new FreightTariff(
            List.of(
                    new Band(80, 4.20, 0.35),
                    new Band(400, 5.40, 0.55),
                    new Band(1_200, 6.90, 0.80),
                    new Band(Double.MAX_VALUE, 8.90, 1.10)),
            List.of(new Band(5, 4.50, 0.10), new Band(10, 6.00, 0.15), new Band(25, 9.00, 0.25)));

    /**
     * Checks that there are bands.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public FreightTariff {
        parcel = List.copyOf(parcel);
        courier = List.copyOf(courier);
        Rules.require(!parcel.isEmpty(), "parcel", "[]", "must hold at least one band");
        Rules.require(!courier.isEmpty(), "courier", "[]", "must hold at least one band");
    }

    /**
     * Prices up to a distance.
     *
     * @param upToKilometres the longest distance, more than 0
     * @param base money per parcel or stop, at least 0
     * @param perKilogram money per kilogram, at least 0
     */
    public record Band(double upToKilometres, double base, double perKilogram) {

        static final Band FREE = new Band(Double.MAX_VALUE, 0, 0);

        /**
         * Checks the ranges.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
         */
        public Band {
            Rules.require(upToKilometres > 0, "upToKilometres", upToKilometres, "must be more than 0");
            Rules.range("base", base, 0, 1_000_000);
            Rules.range("perKilogram", perKilogram, 0, 1_000_000);
        }
    }

    /** How far a courier goes. */
    double courierRadius() {
        return courier.get(courier.size() - 1).upToKilometres();
    }

    /** The band for a distance; the last one for any distance beyond. */
    Band band(FulfillmentMethod method, double kilometres) {
        return switch (method) {
            case PICKUP, CURBSIDE -> Band.FREE;
            case SHIP_FROM_STORE, SHIP_FROM_DC -> band(parcel, kilometres);
            case SAME_DAY -> band(courier, kilometres);
        };
    }

    private static Band band(List<Band> bands, double kilometres) {
        return bands.stream()
                .filter(each -> kilometres <= each.upToKilometres())
                .findFirst()
                .orElse(bands.get(bands.size() - 1));
    }
}
