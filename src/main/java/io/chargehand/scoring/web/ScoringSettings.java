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
 * @param loadedVersions most versions kept loaded for calls of the Open Inference Protocol beside those in use, 1 to 1,000; about 1 MB
 *     each
 * @param shadowQueue most requests that wait to be scored by a challenger, 1 to 100,000; more are left out and counted
 */
@ConfigurationProperties("chargehand.scoring")
public record ScoringSettings(
        @DefaultValue("0.95") double reservableConfidence,
        @DefaultValue("PT2S") Duration refreshEvery,
        @DefaultValue("8") int loadedVersions,
        @DefaultValue("200") int shadowQueue) {

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException when out of range
     */
    public ScoringSettings {
        Rules.range("reservableConfidence", reservableConfidence, 0, 1);
        Rules.range("loadedVersions", loadedVersions, 1, 1_000);
        Rules.range("shadowQueue", shadowQueue, 1, 100_000);
        Rules.require(refreshEvery.toMillis() > 0, "refreshEvery", refreshEvery, "must be more than zero");
    }
}
