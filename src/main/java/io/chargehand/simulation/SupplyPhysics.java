package io.chargehand.simulation;

import io.chargehand.kernel.SupplierId;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How shipments go wrong: hidden, and never in an event. Chances depend on the supplier (persistent, drifting and by
 * department), the item, cartons, lead time, carrier, season and weekday, and on how these meet. Immutable.
 */
final class SupplyPhysics {

    /** Spread of what the lines of one shipment share, unknown to everybody when it is advised. */
    private static final double SHARED_SPREAD = 0.45;

    /** Five-point Gauss-Hermite rule for a standard normal. */
    private static final double[] NODES = {-2.856970, -1.355626, 0, 1.355626, 2.856970};

    private static final double[] WEIGHTS = {0.011257, 0.222076, 0.533333, 0.222076, 0.011257};

    private final long seed;
    private final Catalog catalog;
    private final TwinCalendar calendar;
    private final Optional<SupplierTurn> turn;

    SupplyPhysics(long seed, Catalog catalog, TwinCalendar calendar, Optional<SupplierTurn> turn) {
        this.seed = seed;
        this.catalog = catalog;
        this.calendar = calendar;
        this.turn = turn;
    }

    /** What is known of a line, hidden parameters aside, when it is advised. */
    record Case(
            int supplier,
            int item,
            int node,
            String carrier,
            int advised,
            int cartons,
            int lines,
            long orderedAt,
            long expectedAt,
            long advisedAt) {}

    /** True chances of a line, given the hidden parameters at its advice. */
    record Chances(double isShort, double over, double damaged, double late) {}

    Chances chances(Case line) {
        double shortOdds = shortOdds(line);
        double overOdds = overOdds(line);
        double damageOdds = damageOdds(line);
        double lateOdds = lateOdds(line);
        double isShort = 0;
        double over = 0;
        double damaged = 0;
        double late = 0;
        for (int i = 0; i < NODES.length; i++) {
            double shared = NODES[i] * SHARED_SPREAD;
            double chanceShort = Draws.logistic(shortOdds + shared);
            isShort += WEIGHTS[i] * chanceShort;
            over += WEIGHTS[i] * (1 - chanceShort) * Draws.logistic(overOdds + shared);
            damaged += WEIGHTS[i] * Draws.logistic(damageOdds + shared);
            late += WEIGHTS[i] * Draws.logistic(lateOdds + shared);
        }
        return new Chances(isShort, over, damaged, late);
    }

    /** The draws that decide a shipment, the same whenever asked. */
    Draws drawsFor(String asn) {
        long key = 7;
        for (int i = 0; i < asn.length(); i++) {
            key = 31 * key + asn.charAt(i);
        }
        return Draws.of(seed, 83, key);
    }

    /** Decides what becomes of a shipment. Arrival and counts are not known to anyone before they happen. */
    void decide(Work.Shipment shipment, int node, long advisedAt, Draws draws) {
        double shared = draws.normal() * SHARED_SPREAD;
        double sharedLate = draws.normal() * SHARED_SPREAD;
        for (Work.Line line : shipment.lines) {
            Case known = known(shipment, line, node, advisedAt);
            int whole = line.advised;
            if (draws.chance(Draws.logistic(shortOdds(known) + shared))) {
                whole -= missing(line, draws);
            } else if (draws.chance(Draws.logistic(overOdds(known) + shared))) {
                whole += Math.max(1, (int) Math.round(line.advised / (double) line.cartons * draws.uniform(0.1, 1.1)));
            }
            int damaged = 0;
            if (whole > 0 && draws.chance(Draws.logistic(damageOdds(known) + shared))) {
                damaged = Math.min(whole, 1 + (int) (whole * 0.3 * draws.uniform() * draws.uniform()));
            }
            line.damaged = damaged;
            line.counted = whole - damaged;
        }
        Case first = known(shipment, shipment.lines.get(0), node, advisedAt);
        boolean late = draws.chance(Draws.logistic(lateOdds(first) + sharedLate));
        double minutes = late ? 121 + draws.exponential(420) : Math.min(118, -40 + 60 * draws.normal());
        shipment.arrivesAt =
                Math.max(advisedAt + TwinCalendar.HOUR, shipment.expectedAt + (long) (minutes * TwinCalendar.MINUTE));
    }

    static Case known(Work.Shipment shipment, Work.Line line, int node, long advisedAt) {
        return new Case(
                shipment.supplier,
                line.catalogItem,
                node,
                shipment.carrier,
                line.advised,
                line.cartons,
                shipment.lines.size(),
                shipment.orderedAt,
                shipment.expectedAt,
                advisedAt);
    }

    private static int missing(Work.Line line, Draws draws) {
        if (draws.chance(0.04)) {
            return line.advised;
        }
        int cartonUnits = Math.max(1, line.advised / line.cartons);
        boolean wholeCarton = line.cartons > 1 && draws.chance(0.5);
        int units = wholeCarton ? cartonUnits : 1 + draws.below(Math.max(1, line.advised / 3));
        return Math.min(line.advised, units);
    }

    private double shortOdds(Case line) {
        TwinItem item = catalog.item(line.item);
        double day = day(line);
        double odds = -3.15
                + 0.75 * Draws.fixedNormal(seed, 21, line.supplier)
                + 0.55 * Drift.at(seed, day, 18, 22, line.supplier)
                + 0.45
                        * Draws.fixedNormal(
                                seed, 23, line.supplier, item.department().ordinal())
                + 0.45 * Draws.fixedNormal(seed, 24, line.item)
                + 0.25 * Draws.fixedNormal(seed, 25, line.node)
                + 0.40 * Math.log(line.cartons / 2.0);
        double hurry = 1 - leadDays(line) / catalog.supplier(line.supplier).leadDays();
        boolean brittle = Draws.fixedUniform(seed, 26, line.supplier) < 0.5;
        if (hurry > 0.25) {
            odds += brittle ? 1.9 : 0.5;
        }
        boolean stretched = Draws.fixedUniform(seed, 27, line.supplier) < 0.45;
        if (line.lines > 4 && stretched) {
            odds += 0.9;
        }
        if (line.cartons >= 4 && weekday(line.expectedAt) == 0) {
            odds += 0.9;
        }
        double season = item.department().season(dayOfYear(line.expectedAt)) - 1;
        return odds + 2.2 * season * (0.5 + Draws.fixedUniform(seed, 28, line.supplier)) + turned(line);
    }

    private double turned(Case line) {
        if (turn.isEmpty()) {
            return 0;
        }
        SupplierId supplier = catalog.supplier(line.supplier).definition().supplierId();
        return turn.get().shortOdds(supplier, TwinCalendar.instant(line.advisedAt));
    }

    private double overOdds(Case line) {
        double odds = -3.4
                + 0.7 * Draws.fixedNormal(seed, 31, line.supplier)
                + 0.4 * Drift.at(seed, day(line), 25, 32, line.supplier)
                + 0.5 * Draws.fixedNormal(seed, 33, line.item);
        if (line.cartons == 1 && line.advised >= 12) {
            odds += 0.8;
        }
        return line.lines == 1 && Draws.fixedUniform(seed, 34, line.supplier) < 0.4 ? odds + 1.5 : odds;
    }

    private double damageOdds(Case line) {
        TwinItem item = catalog.item(line.item);
        double odds = -3.9
                + 0.9 * Draws.fixedNormal(seed, 41, line.item)
                + 0.4 * Draws.fixedNormal(seed, 42, line.supplier)
                + 0.5 * Drift.at(seed, day(line), 22, 43, carrier(line))
                + 0.35 * Math.log(1 + line.advised / 10.0);
        boolean rough = Draws.fixedUniform(seed, 44, carrier(line)) < 0.4;
        boolean fragile = Draws.fixedUniform(seed, 45, line.item) < 0.3;
        if (rough && fragile) {
            odds += 1.6;
        }
        double kilograms = item.definition().weightKilograms() * line.advised / line.cartons;
        if (kilograms > 15) {
            odds += 0.7;
        }
        double life = item.department().shelfLifeDays;
        if (life > 0 && leadDays(line) / life > 0.4) {
            odds += 1.2;
        }
        return odds;
    }

    private double lateOdds(Case line) {
        double lead = leadDays(line);
        double usual = catalog.supplier(line.supplier).leadDays();
        double odds = -3.0
                + 0.55 * Draws.fixedNormal(seed, 51, line.supplier)
                + 0.5 * Drift.at(seed, day(line), 20, 52, line.supplier)
                + 0.5 * Draws.fixedNormal(seed, 53, carrier(line))
                + 0.5 * Drift.at(seed, day(line), 21, 54, carrier(line))
                + 0.35 * Draws.fixedNormal(seed, 55, line.node)
                + 0.45 * Draws.fixedNormal(seed, 56, carrier(line), line.node % 4);
        if (lead < 0.75 * usual) {
            odds += 1.1;
        }
        if (weekday(line.expectedAt) == 0 && Draws.fixedUniform(seed, 57, carrier(line)) < 0.5) {
            odds += 1.3;
        }
        boolean abroad =
                !"US".equals(catalog.supplier(line.supplier).definition().country());
        return abroad && lead > 4 ? odds + 0.6 : odds;
    }

    private double day(Case line) {
        return calendar.day(line.advisedAt);
    }

    private static double leadDays(Case line) {
        return (line.expectedAt - line.orderedAt) / (double) TwinCalendar.DAY;
    }

    private static long carrier(Case line) {
        return Catalog.CARRIERS.indexOf(line.carrier);
    }

    private int weekday(long millis) {
        return calendar.weekday(calendar.day(millis));
    }

    private int dayOfYear(long millis) {
        LocalDate date = calendar.date(calendar.day(millis));
        return date.getDayOfYear();
    }
}
