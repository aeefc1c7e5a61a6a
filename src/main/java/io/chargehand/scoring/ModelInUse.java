package io.chargehand.scoring;

import io.chargehand.feature.FeatureSet;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;

import java.util.Map;

/**
 * A version of a model, loaded and ready to score. Immutable, safe for use by several threads.
 *
 * @param name the model's name, such as {@code sla-risk}
 * @param version its version
 * @param features what it is asked with
 * @param heads a risk model per outcome it predicts; at least one
 */
public record ModelInUse(String name, String version, FeatureSet features, Map<String, RiskModel> heads) {

    /** Checks that every head reads the features. */
    public ModelInUse {
        Rules.identifier("model.name", name);
        Rules.text("model.version", version, 100);
        Rules.require(!heads.isEmpty(), "model.heads", heads.keySet(), "must hold at least one outcome");
        heads = Map.copyOf(heads);
        int count = features.features().size();
        heads.forEach((outcome, head) -> Rules.require(
                head.encoder().features() == count,
                "model.heads." + outcome,
                head.encoder().features(),
                "must read as many features as there are, " + count));
    }

    /**
     * The head of an outcome.
     *
     * @throws InvalidInputException when the model does not predict it
     */
    public RiskModel head(String outcome) {
        RiskModel head = heads.get(outcome);
        if (head == null) {
            throw new InvalidInputException("outcome", outcome, "must be one of " + heads.keySet());
        }
        return head;
    }
}
