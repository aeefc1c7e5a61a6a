package io.chargehand.scoring.web;

import io.chargehand.kernel.Rules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How risks are scored.
 *
 * @param reservableConfidence probability with which units of an ASN must arrive to be reservable before they do, 0 to 1;
 *     one broken reservation in twenty is what a customer promise can bear
 * @param refreshEvery how often the aliases of the registry are looked at, in real time
 */
@ConfigurationProperties("chargehand.scoring")
public record ScoringSettings(
        @DefaultValue("0.95") double reservableConfidence,
        @DefaultValue("PT2S") Duration refreshEvery) {

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException when out of range
     */
    public ScoringSettings {
        Rules.range("reservableConfidence", reservableConfidence, 0, 1);
        Rules.require(refreshEvery.toMillis() > 0, "refreshEvery", refreshEvery, "must be more than zero");
    }
}
