package io.chargehand.simulation;

import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.NodeKind;

/** What customers are promised: by method, hour and day. */
final class PromisePolicy {

    /**
     * A promise.
     *
     * @param promisedAt when the customer was told, milliseconds
     * @param cutoffAt last departure that keeps it, or -1 where the promise itself is the last moment
     */
    record Promise(long promisedAt, long cutoffAt) {
        long due() {
            return cutoffAt < 0 ? promisedAt : cutoffAt;
        }
    }

    /** Last minute of the day at which an order still leaves with a store's parcel pickup, and the pickup. */
    static final int STORE_PARCEL_LAST = 14 * 60;

    static final int STORE_PARCEL_PICKUP = 17 * 60;
    static final int DC_PARCEL_LAST = 16 * 60;
    static final int DC_PARCEL_PICKUP = 20 * 60;

    private PromisePolicy() {}

    static Promise promise(FulfillmentMethod method, TwinNode home, long at, TwinCalendar calendar, Draws draws) {
        return switch (method) {
            case PICKUP -> collect(home, at, calendar, 105 + 30 * draws.below(4));
            case CURBSIDE -> collect(home, at, calendar, 75 + 30 * draws.below(3));
            case SAME_DAY -> courier(home, at, calendar, 135 + 30 * draws.below(3));
            case SHIP_FROM_STORE -> parcel(at, calendar, STORE_PARCEL_LAST, STORE_PARCEL_PICKUP);
            case SHIP_FROM_DC -> parcel(at, calendar, DC_PARCEL_LAST, DC_PARCEL_PICKUP);
        };
    }

    private static Promise collect(TwinNode home, long at, TwinCalendar calendar, int lead) {
        return new Promise(slot(home, at, calendar, lead), -1);
    }

    private static Promise courier(TwinNode home, long at, TwinCalendar calendar, int lead) {
        long promised = slot(home, at, calendar, lead + 30);
        return new Promise(promised, promised - 30 * TwinCalendar.MINUTE);
    }

    /** The quarter of an hour that is {@code lead} minutes of opening time ahead. */
    private static long slot(TwinNode home, long at, TwinCalendar calendar, int lead) {
        int day = calendar.day(at);
        int opens = Math.max(8 * 60, home.opensMinute());
        int closes = home.kind() == NodeKind.STORE ? home.closesMinute() - 30 : 21 * 60 + 30;
        double minute = Math.max(calendar.minuteOfDay(at), opens) + lead;
        if (minute > closes) {
            day++;
            minute = opens + lead;
        }
        return calendar.at(day, 15 * Math.ceil(minute / 15));
    }

    private static Promise parcel(long at, TwinCalendar calendar, int last, int pickup) {
        int day = calendar.day(at);
        if (calendar.minuteOfDay(at) > last) {
            day++;
        }
        long cutoff = calendar.at(day, pickup);
        return new Promise(cutoff + 2 * TwinCalendar.DAY, cutoff);
    }
}
