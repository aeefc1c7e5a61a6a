package io.chargehand.simulation;

import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.NodeKind;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * How many orders and walk-in sales come when, and how crowded a floor is: hidden, save for what events show. Depends on the
 * seed alone; keeps the last days in mind. Not thread-safe.
 */
final class DemandPhysics {

    private static final double[] WEEKDAY = {0.88, 0.86, 0.92, 0.98, 1.12, 1.26, 1.08};

    private static final double[] ONLINE = {
        0.8, 0.4, 0.2, 0.2, 0.3, 0.6, 1.6, 3.0, 4.6, 6.4, 8.2, 8.6, 7.4, 6.0, 5.4, 5.8, 7.4, 8.8, 8.0, 6.0, 4.2, 3.0,
        2.0, 1.1
    };

    private static final double[] WALK_IN = {
        0, 0, 0, 0, 0, 0, 0, 0.5, 0.7, 0.8, 1.0, 1.2, 1.3, 1.1, 0.9, 1.0, 1.3, 1.7, 1.6, 1.2, 0.8, 0.5, 0, 0
    };

    private static final int PROMO_EVERY = 11;

    private final long seed;
    private final TwinCalendar calendar;
    private final double onlineSum;
    private final Map<Integer, @Nullable DayView[]> views = new HashMap<>();

    DemandPhysics(long seed, TwinCalendar calendar) {
        this.seed = seed;
        this.calendar = calendar;
        this.onlineSum = java.util.Arrays.stream(ONLINE).sum();
    }

    /** Order lines expected at a node in an hour of a day. */
    double onlineLines(TwinNode node, int day, int hour) {
        return node.busyness() * ONLINE[hour] / onlineSum * view(node, day).factor * gust(node, day, hour);
    }

    /** Walk-in demand of an hour against the day's mean hour. */
    double walkIn(TwinNode node, int day, int hour) {
        return WALK_IN[hour] * view(node, day).factor;
    }

    /** Walk-in demand for a carried item in a mean hour of a day. */
    double itemDemand(TwinNode node, int carried, int day) {
        return view(node, day).itemDemand[carried];
    }

    /** Time that work takes on a crowded day and hour against an empty floor. */
    double congestion(TwinNode node, int day, int hour) {
        return view(node, day).congestion[hour];
    }

    private DayView view(TwinNode node, int day) {
        DayView[] known = views.computeIfAbsent(node.index(), index -> new DayView[2]);
        DayView view = known[day & 1];
        if (view == null || view.day != day) {
            view = look(node, day);
            known[day & 1] = view;
        }
        return view;
    }

    private DayView look(TwinNode node, int day) {
        double factor = dayFactor(node, day);
        double[] items = new double[node.carried().size()];
        int dayOfYear = calendar.date(day).getDayOfYear();
        for (int i = 0; i < items.length; i++) {
            TwinNode.Carried carried = node.carried().get(i);
            double drift = Math.exp(0.25
                    * Drift.at(seed, day, 14, 62, node.index(), carried.item().index()));
            items[i] = carried.demandPerHour() * carried.item().department().season(dayOfYear) * drift;
        }
        double[] congestion = new double[24];
        double crowdSense = 0.15 + 0.15 * Draws.fixedUniform(seed, 63, node.index());
        double surprise = Math.exp(0.10 * Draws.fixedNormal(seed, 64, node.index(), day));
        for (int hour = 0; hour < 24; hour++) {
            double crowd = Math.max(0, WALK_IN[hour] * factor - 0.8);
            congestion[hour] = node.kind() == NodeKind.STORE ? (1 + crowdSense * crowd) * surprise : 1;
        }
        return new DayView(day, factor, items, congestion);
    }

    /** What a day brings a node. */
    private record DayView(int day, double factor, double[] itemDemand, double[] congestion) {}

    /** Whether a promotion runs that day; two days in eleven or so. */
    boolean promotion(int day) {
        int cycle = day / PROMO_EVERY;
        int start = cycle * PROMO_EVERY + (int) (Draws.fixedUniform(seed, 65, cycle) * (PROMO_EVERY - 2));
        return day == start || day == start + 1;
    }

    /** Share of workers who stay away, by node and week. */
    double absence(TwinNode node, int day) {
        return 0.03 * Math.exp(0.8 * Drift.at(seed, day, 7, 66, node.index()));
    }

    private double dayFactor(TwinNode node, int day) {
        double promotion = promotion(day) ? 1.35 : 1;
        double drift = Math.exp(0.12 * Drift.at(seed, day, 10, 61, node.index()));
        return WEEKDAY[calendar.weekday(day)] * promotion * drift;
    }

    private double gust(TwinNode node, int day, int hour) {
        return Math.exp(0.2 * Draws.fixedNormal(seed, 67, node.index(), day, hour) - 0.02);
    }

    /** How a customer of a node wants to be served. */
    static FulfillmentMethod method(TwinNode node, Draws draws) {
        double u = draws.uniform();
        return switch (node.kind()) {
            case DC -> FulfillmentMethod.SHIP_FROM_DC;
            case DARK_STORE -> FulfillmentMethod.SAME_DAY;
            case STORE ->
                node.grocery()
                        ? u < 0.42
                                ? FulfillmentMethod.PICKUP
                                : u < 0.74
                                        ? FulfillmentMethod.CURBSIDE
                                        : u < 0.92 ? FulfillmentMethod.SAME_DAY : FulfillmentMethod.SHIP_FROM_STORE
                        : u < 0.45
                                ? FulfillmentMethod.PICKUP
                                : u < 0.58
                                        ? FulfillmentMethod.CURBSIDE
                                        : u < 0.64 ? FulfillmentMethod.SAME_DAY : FulfillmentMethod.SHIP_FROM_STORE;
        };
    }
}
