package io.chargehand.sourcing.solver;

import io.chargehand.sourcing.FreightTariff;
import io.chargehand.sourcing.SourcingSettings;
import io.chargehand.sourcing.StockDoubt;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The prices and limits of sourcing that a retailer sets; money in the currency of the items' prices.
 *
 * @param goodwill what a missed promise costs per order line beyond the margin, money: an apology voucher and fewer later
 *     orders
 * @param failedPick what a pick that finds nothing costs beyond the worker's minutes, money: another node and another parcel
 *     at short notice
 * @param splitPrice what every further parcel or stop of an order costs beyond its freight, money: packing, labels, the
 *     customer's second delivery
 * @param lineDelayPerMinute what delaying one other open order line by a minute costs, money: the congestion that added
 *     minutes cause
 * @param extraUnitMinutes minutes that each unit after the first adds to a pick
 * @param sellThroughHours hours until a shelf is refilled; units that would sell in that time are missed when taken
 * @param remainingLifeShare share of its shelf life that a perishable unit on hand has left on average, 0 to 1
 * @param openHoursPerDay hours of a day in which demand falls, 0 to 24
 * @param shortestCapacityHours hours of picking that a node is credited with even where less is left until the due time, so
 *     that a late order can still be filled
 * @param storesBackUpDcs whether stores may fill what distribution centers lack of a SHIP_FROM_DC order
 * @param nodesPerLine nodes per order line whose miss risk is scored, the cheapest before risk; more cost time and rarely win
 * @param commitAttempts times a commit is tried against fresh stock before it answers 409
 * @param moves moves that local search tries; more find better splits of large orders and take longer
 * @param exhaustiveLimit number of combinations up to which all are tried
 * @param seed seed of the search; equal seeds give equal decisions
 */
@ConfigurationProperties("chargehand.sourcing")
public record SourcingProperties(
        @DefaultValue("8.00") double goodwill,
        @DefaultValue("6.00") double failedPick,
        @DefaultValue("1.50") double splitPrice,
        @DefaultValue("0.02") double lineDelayPerMinute,
        @DefaultValue("0.15") double extraUnitMinutes,
        @DefaultValue("4") double sellThroughHours,
        @DefaultValue("0.5") double remainingLifeShare,
        @DefaultValue("14") double openHoursPerDay,
        @DefaultValue("1") double shortestCapacityHours,
        @DefaultValue("true") boolean storesBackUpDcs,
        @DefaultValue("12") int nodesPerLine,
        @DefaultValue("4") int commitAttempts,
        @DefaultValue("6000") int moves,
        @DefaultValue("1500") long exhaustiveLimit,
        @DefaultValue("2") long seed) {

    SourcingSettings toSettings() {
        return new SourcingSettings(
                FreightTariff.STANDARD,
                StockDoubt.STANDARD,
                goodwill,
                failedPick,
                splitPrice,
                lineDelayPerMinute,
                extraUnitMinutes,
                sellThroughHours,
                remainingLifeShare,
                openHoursPerDay,
                shortestCapacityHours,
                storesBackUpDcs,
                nodesPerLine,
                commitAttempts,
                moves,
                exhaustiveLimit,
                seed);
    }
}
