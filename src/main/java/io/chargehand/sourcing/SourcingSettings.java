package io.chargehand.sourcing;

import io.chargehand.kernel.Rules;

/**
 * The prices and limits of sourcing. Money is in the currency of the items' prices. Immutable.
 *
 * @param freight what carriers charge
 * @param doubt how likely book stock is not there
 * @param goodwill what a missed promise costs per order line beyond the margin, money: apology voucher and fewer later orders
 * @param failedPick what a pick that finds nothing costs beyond the worker's minutes, money: finding another node and
 *     another parcel at short notice
 * @param splitPrice what every further parcel or stop of an order costs beyond its freight, money: packing, labels, the
 *     customer's second delivery
 * @param lineDelayPerMinute what it costs to delay one other open order line by a minute, money; the congestion that the
 *     added minutes cause
 * @param extraUnitMinutes minutes that each unit after the first adds to a pick
 * @param sellThroughHours hours until a shelf is refilled: units that would sell in that time are missed when taken
 * @param remainingLifeShare share of its shelf life that a perishable unit on hand has left on average, 0 to 1
 * @param openHoursPerDay hours of a day in which demand falls, 0 to 24
 * @param shortestCapacityHours hours of picking that a node is credited with even where less is left until the due time
 * @param storesBackUpDcs whether stores may fill what DCs lack of a SHIP_FROM_DC order
 * @param nodesPerLine nodes per order line whose miss risk is scored: the cheapest before risk, at least 1
 * @param commitAttempts times a commit is tried against fresh stock, at least 1
 * @param moves moves that local search tries, at least 1
 * @param exhaustiveLimit number of combinations up to which all are tried
 * @param seed seed of the search
 */
public record SourcingSettings(
        FreightTariff freight,
        StockDoubt doubt,
        double goodwill,
        double failedPick,
        double splitPrice,
        double lineDelayPerMinute,
        double extraUnitMinutes,
        double sellThroughHours,
        double remainingLifeShare,
        double openHoursPerDay,
        double shortestCapacityHours,
        boolean storesBackUpDcs,
        int nodesPerLine,
        int commitAttempts,
        int moves,
        long exhaustiveLimit,
        long seed) {

    /** Values for a mid-size retailer; docs/reference/sourcing-costs.md says why. */
    public static final SourcingSettings STANDARD = new SourcingSettings(
            FreightTariff.STANDARD,
            StockDoubt.STANDARD,
            8.00,
            6.00,
            1.50,
            0.02,
            0.15,
            4,
            0.5,
            14,
            1,
            true,
            12,
            4,
            6_000,
            1_500,
            2);

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public SourcingSettings {
        Rules.present("freight", freight);
        Rules.present("doubt", doubt);
        Rules.range("goodwill", goodwill, 0, 1_000_000);
        Rules.range("failedPick", failedPick, 0, 1_000_000);
        Rules.range("splitPrice", splitPrice, 0, 1_000_000);
        Rules.range("lineDelayPerMinute", lineDelayPerMinute, 0, 1_000_000);
        Rules.range("extraUnitMinutes", extraUnitMinutes, 0, 1_000);
        Rules.range("sellThroughHours", sellThroughHours, 0, 1_000);
        Rules.range("remainingLifeShare", remainingLifeShare, 0, 1);
        Rules.range("openHoursPerDay", openHoursPerDay, 0, 24);
        Rules.range("shortestCapacityHours", shortestCapacityHours, 0, 1_000);
        Rules.range("nodesPerLine", nodesPerLine, 1, 10_000);
        Rules.range("commitAttempts", commitAttempts, 1, 100);
        Rules.range("moves", moves, 1, 100_000_000);
        Rules.range("exhaustiveLimit", exhaustiveLimit, 0, 10_000_000);
    }
}
