package io.chargehand.registry.web;

import io.chargehand.registry.PromotionPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a version must hold to become champion, beside the bounds that its own job declares.
 *
 * @param brierMargin how much worse than the champion's the Brier score may be on the same test rows, 0 to 1; a thousandth is
 *     within the noise of ten thousand rows
 * @param skillMargin how much less than the champion's the Brier skill over the prior may be where the test rows differ, 0 to 1
 * @param maxCalibrationError greatest calibration error where the job declares none, 0 to 1
 */
@ConfigurationProperties("chargehand.registry")
public record RegistrySettings(
        @DefaultValue("0.001") double brierMargin,
        @DefaultValue("0.01") double skillMargin,
        @DefaultValue("0.1") double maxCalibrationError) {

    PromotionPolicy policy() {
        return new PromotionPolicy(brierMargin, skillMargin, maxCalibrationError);
    }
}
