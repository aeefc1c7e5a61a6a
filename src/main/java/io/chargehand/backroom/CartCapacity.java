package io.chargehand.backroom;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a cart holds on one trip, by the measures of {@link CartLoad}; an absent measure has no limit. Immutable.
 *
 * @param grams weight, at least 0
 * @param milliliters volume, at least 0
 * @param slots places, at least 0
 * @param chilledSlots places kept cold, at least 0
 */
public record CartCapacity(OptionalLong grams, OptionalLong milliliters, OptionalInt slots, OptionalInt chilledSlots) {

    /** A cart without limits. */
    public static final CartCapacity UNLIMITED =
            new CartCapacity(OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty());

    /**
     * Checks the ranges.
     *
     * @throws InvalidInputException naming the field that is negative
     */
    public CartCapacity {
        Rules.require(grams.orElse(0) >= 0, "grams", grams, "must be at least 0");
        Rules.require(milliliters.orElse(0) >= 0, "milliliters", milliliters, "must be at least 0");
        Rules.require(slots.orElse(0) >= 0, "slots", slots, "must be at least 0");
        Rules.require(chilledSlots.orElse(0) >= 0, "chilledSlots", chilledSlots, "must be at least 0");
    }

    /** A limit on the weight alone. */
    public static CartCapacity ofGrams(long grams) {
        return new CartCapacity(OptionalLong.of(grams), OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty());
    }
}
