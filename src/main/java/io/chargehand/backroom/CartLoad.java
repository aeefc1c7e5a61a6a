package io.chargehand.backroom;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;

/**
 * What a task puts on the worker's cart. Immutable.
 *
 * @param grams weight, from 0 to 10<sup>12</sup>
 * @param milliliters volume, from 0 to 10<sup>12</sup>
 * @param slots places of the cart, from 0 to 10<sup>6</sup>
 * @param chilledSlots places of the cart that are kept cold, counted apart from {@code slots}, from 0 to 10<sup>6</sup>
 */
public record CartLoad(long grams, long milliliters, int slots, int chilledSlots) {

    /** Nothing. */
    public static final CartLoad NONE = new CartLoad(0, 0, 0, 0);

    static final long LARGEST = 1_000_000_000_000L;
    static final int MOST_SLOTS = 1_000_000;

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException naming the field out of range
     */
    public CartLoad {
        Rules.range("grams", grams, 0, LARGEST);
        Rules.range("milliliters", milliliters, 0, LARGEST);
        Rules.range("slots", slots, 0, MOST_SLOTS);
        Rules.range("chilledSlots", chilledSlots, 0, MOST_SLOTS);
    }

    /** A load of which only the weight counts. */
    public static CartLoad ofGrams(long grams) {
        return new CartLoad(grams, 0, 0, 0);
    }
}
