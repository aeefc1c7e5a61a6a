package io.chargehand.simulation;

/**
 * Something a node will do at a time. Immutable.
 *
 * @param at milliseconds
 * @param order order among equal times
 * @param kind what
 * @param subject number of the worker, order, shipment, visit or fill it concerns
 */
record Due(long at, long order, Kind kind, int subject) implements Comparable<Due> {

    enum Kind {
        DAY,
        HOUR,
        ORDER,
        ADVICE,
        ARRIVAL,
        SHIFT_START,
        SHIFT_END,
        BREAK_START,
        BREAK_END,
        TASK_END,
        HAND_OVER,
        REPLAN,
        RETRY
    }

    @Override
    public int compareTo(Due other) {
        int byTime = Long.compare(at, other.at);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
