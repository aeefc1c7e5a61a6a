package io.chargehand.simulation;

/**
 * Units of the items a node carries: what is believed, folded as the events' readers fold them, and what is there. Places
 * are FLOOR and STORAGE. Not thread-safe.
 */
final class StockBook {

    static final int FLOOR = 0;
    static final int STORAGE = 1;

    /** Units there, reserved ones included, by place and carried item. */
    final int[][] there;
    /** Units believed AVAILABLE. */
    final int[][] available;
    /** Units believed RESERVED. */
    final int[][] reserved;
    /** Units put where nobody looks. */
    final int[] lost;
    /** Units believed IN_TRANSIT, or at the dock waiting. */
    final int[] inbound;

    StockBook(int carried) {
        there = new int[2][carried];
        available = new int[2][carried];
        reserved = new int[2][carried];
        lost = new int[carried];
        inbound = new int[carried];
    }

    private StockBook(StockBook other) {
        there = new int[][] {other.there[0].clone(), other.there[1].clone()};
        available = new int[][] {other.available[0].clone(), other.available[1].clone()};
        reserved = new int[][] {other.reserved[0].clone(), other.reserved[1].clone()};
        lost = other.lost.clone();
        inbound = other.inbound.clone();
    }

    StockBook copy() {
        return new StockBook(this);
    }

    /** Units that may be promised of an item, over both places. */
    int promisable(int item) {
        return Math.max(0, available[FLOOR][item]) + Math.max(0, available[STORAGE][item]);
    }

    void reserve(int place, int item, int quantity) {
        available[place][item] -= quantity;
        reserved[place][item] += quantity;
    }

    /** Takes up to {@code quantity} units that are there. */
    int take(int place, int item, int quantity) {
        int found = Math.max(0, Math.min(quantity, there[place][item]));
        there[place][item] -= found;
        return found;
    }
}
