package io.chargehand.registry;

import io.chargehand.kernel.Rules;

/**
 * What a version must hold to become champion, beside the bounds that its own job declares. Immutable.
 *
 * @param brierMargin how much worse than the champion's the Brier score may be where both were measured on the same test rows,
 *     0 to 1
 * @param skillMargin how much less than the champion's the Brier skill over the prior may be where the test rows differ, 0 to 1
 * @param maxCalibrationError greatest calibration error where the job declares none, 0 to 1
 */
public record PromotionPolicy(double brierMargin, double skillMargin, double maxCalibrationError) {

    /** A thousandth of Brier is within the noise of a test of ten thousand rows. */
    public static final PromotionPolicy STANDARD = new PromotionPolicy(0.001, 0.01, 0.1);

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException when out of range
     */
    public PromotionPolicy {
        Rules.range("brierMargin", brierMargin, 0, 1);
        Rules.range("skillMargin", skillMargin, 0, 1);
        Rules.range("maxCalibrationError", maxCalibrationError, 0, 1);
    }
}
