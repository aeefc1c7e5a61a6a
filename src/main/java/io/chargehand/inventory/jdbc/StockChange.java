package io.chargehand.inventory.jdbc;

import java.time.Instant;

/** One effect of an event on the stock of one place. Immutable. */
record StockChange(StockKey key, Effect effect, long units, Instant at) {

    /** How a change meets what is believed. */
    enum Effect {
        /** Replaces it; a count older than the last one changes nothing. */
        COUNT,
        /** Adds to it; a change older than the last count is in that count already. */
        PHYSICAL,
        /** Adds to it at any time: a change of status that no count sees. */
        STATUS,
        /** Takes from it, and must not take more than there is. */
        RESERVE
    }
}
