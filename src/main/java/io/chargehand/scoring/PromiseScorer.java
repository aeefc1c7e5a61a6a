package io.chargehand.scoring;

import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.OperationalRates;
import io.chargehand.feature.PromiseCase;
import io.chargehand.kernel.RiskCurve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SLA risk from the model in use, or from the rate table where none is usable. Thread-safe. */
public final class PromiseScorer implements PromiseRisk {

    private static final System.Logger LOG = System.getLogger(PromiseScorer.class.getName());

    private final ServingModels models;

    /** Scores with the models in use. */
    public PromiseScorer(ServingModels models) {
        this.models = models;
    }

    @Override
    public List<PromiseRiskScore> score(List<PromiseCase> cases) {
        return score(cases, false);
    }

    @Override
    public List<PromiseRiskScore> attributed(List<PromiseCase> cases) {
        return score(cases, true);
    }

    private List<PromiseRiskScore> score(List<PromiseCase> cases, boolean attributed) {
        ServingModels.State state = models.state();
        if (state.promise() instanceof ServingModels.Slot.Usable usable) {
            try {
                return byModel(usable, cases, attributed);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "Scoring failed: the rate table answers", e);
                return byRate(state, cases, "the model failed: " + e.getMessage());
            }
        }
        return byRate(state, cases, ((ServingModels.Slot.Unusable) state.promise()).reason());
    }

    private static List<PromiseRiskScore> byModel(
            ServingModels.Slot.Usable usable, List<PromiseCase> cases, boolean attributed) {
        ModelInUse model = usable.model();
        ModelUsed used = new ModelUsed(model.name(), model.version(), false, Optional.empty());
        RiskModel head = model.head(ScoringNames.MISSED);
        List<FeatureVector> vectors = usable.features().promises(cases);
        float[] inputs = new float[head.encoder().inputs().size()];
        List<PromiseRiskScore> scores = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            PromiseCase one = cases.get(i);
            FeatureVector vector = vectors.get(i);
            RiskCurve curve = usable.sweep()
                    .map(sweep -> swept(sweep, head, one, vector, inputs))
                    .orElseGet(() -> evaluated(usable.features(), head, one));
            Optional<Attribution> attribution = attributed ? Optional.of(head.attribution(vector)) : Optional.empty();
            scores.add(new PromiseRiskScore(one, curve, used, FeaturesShown.of(vector), attribution));
        }
        return scores;
    }

    private static RiskCurve swept(
            FinishSweep sweep, RiskModel head, PromiseCase one, FeatureVector vector, float[] inputs) {
        head.encoder().encode(vector, inputs);
        double[] context = head.contextOf(vector);
        return PromiseKnots.curve(one, minutes -> {
            sweep.move(one, vector, minutes, inputs);
            return head.calibration().probability(head.predictor().margin(inputs), context);
        });
    }

    /** Evaluates all features at every knot: for features that a sweep cannot move. */
    private static RiskCurve evaluated(LiveFeatures.Followed features, RiskModel head, PromiseCase one) {
        return PromiseKnots.curve(
                one,
                minutes -> head.score(features.promises(List.of(PromiseKnots.planned(one, minutes)))
                                .get(0))
                        .value());
    }

    private static List<PromiseRiskScore> byRate(ServingModels.State state, List<PromiseCase> cases, String reason) {
        ModelUsed used = new ModelUsed(ScoringNames.SLA_RISK, ScoringNames.RATE_TABLE, true, Optional.of(reason));
        LiveFeatures.Followed rates = state.promiseRates();
        int rate = rates.set().names().indexOf(OperationalRates.MISSED);
        List<FeatureVector> vectors = rates.promises(cases);
        List<PromiseRiskScore> scores = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            PromiseCase one = cases.get(i);
            RiskCurve curve = PromiseKnots.curve(
                    one,
                    minutes -> known(rates.promises(List.of(PromiseKnots.planned(one, minutes)))
                            .get(0)
                            .number(rate)));
            scores.add(new PromiseRiskScore(one, curve, used, FeaturesShown.of(vectors.get(i))));
        }
        return scores;
    }

    /** Where nothing at all is known yet, a coin's toss says so. */
    private static double known(double rate) {
        return Double.isNaN(rate) ? 0.5 : rate;
    }
}
