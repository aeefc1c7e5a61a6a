package io.chargehand.scoring;

import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.OperationalRates;
import io.chargehand.feature.PromiseCase;
import io.chargehand.kernel.RiskCurve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SLA risk from the model in use, or from the rate table where none is usable. Thread-safe. */
public final class PromiseScorer implements PromiseRisk {

    private static final System.Logger LOG = System.getLogger(PromiseScorer.class.getName());

    private final ServingModels models;
    private final ScoreListener listener;

    /** Scores with the models in use. */
    public PromiseScorer(ServingModels models) {
        this(models, ScoreListener.NONE);
    }

    /** Scores with the models in use, and tells of every score. */
    public PromiseScorer(ServingModels models, ScoreListener listener) {
        this.models = models;
        this.listener = listener;
    }

    @Override
    public List<PromiseRiskScore> score(List<PromiseCase> cases) {
        return score(cases, false);
    }

    @Override
    public List<PromiseRiskScore> attributed(List<PromiseCase> cases) {
        return score(cases, true);
    }

    /** What the rate table says of each case at its planned finish, by outcome, whoever answers: nobody is told of it. */
    public List<Map<String, Double>> rates(List<PromiseCase> cases) {
        LiveFeatures.Followed rates = models.state().promiseRates();
        int rate = rates.set().names().indexOf(OperationalRates.MISSED);
        return rates.promises(cases).stream()
                .map(vector -> Map.of(ScoringNames.MISSED, known(vector.number(rate))))
                .toList();
    }

    private List<PromiseRiskScore> score(List<PromiseCase> cases, boolean attributed) {
        ServingModels.State state = models.state();
        if (state.promise() instanceof ServingModels.Slot.Usable usable) {
            try {
                return state.promiseHeld().isPresent()
                        ? inPlaceOf(usable, state, cases, state.promiseHeld().get())
                        : byModel(usable, cases, attributed);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "Scoring failed: the rate table answers", e);
                return byRate(state, cases, "the model failed: " + e.getMessage());
            }
        }
        return byRate(state, cases, ((ServingModels.Slot.Unusable) state.promise()).reason());
    }

    private List<PromiseRiskScore> byModel(
            ServingModels.Slot.Usable usable, List<PromiseCase> cases, boolean attributed) {
        ModelInUse model = usable.model();
        ModelUsed used = new ModelUsed(model.name(), model.version(), false, Optional.empty());
        RiskModel head = model.head(ScoringNames.MISSED);
        List<FeatureVector> vectors = usable.features().promises(cases);
        float[] inputs = new float[head.encoder().inputs().size()];
        List<PromiseRiskScore> scores = new ArrayList<>(cases.size());
        List<GivenScore> given = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            PromiseCase one = cases.get(i);
            FeatureVector vector = vectors.get(i);
            RiskCurve curve = usable.sweep()
                    .map(sweep -> swept(sweep, head, one, vector, inputs))
                    .orElseGet(() -> evaluated(usable.features(), head, one));
            Optional<Attribution> attribution = attributed ? Optional.of(head.attribution(vector)) : Optional.empty();
            PromiseRiskScore score = new PromiseRiskScore(one, curve, used, FeaturesShown.of(vector), attribution);
            scores.add(score);
            Map<String, Double> answered = answered(score);
            given.add(GivenScore.of(one, model.version(), used, vector, answered, answered));
        }
        listener.scored(given);
        return scores;
    }

    /** The rate table answers; what the model would have said is told along, so that its watcher sees when it may again. */
    private List<PromiseRiskScore> inPlaceOf(
            ServingModels.Slot.Usable usable, ServingModels.State state, List<PromiseCase> cases, String reason) {
        ModelInUse model = usable.model();
        List<PromiseRiskScore> scores = byRate(state, cases, reason, ScoreListener.NONE);
        List<FeatureVector> vectors = usable.features().promises(cases);
        List<GivenScore> given = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            PromiseRiskScore score = scores.get(i);
            double own = model.head(ScoringNames.MISSED).score(vectors.get(i)).value();
            given.add(GivenScore.of(
                    cases.get(i),
                    model.version(),
                    score.model(),
                    vectors.get(i),
                    answered(score),
                    Map.of(ScoringNames.MISSED, own)));
        }
        listener.scored(given);
        return scores;
    }

    private static Map<String, Double> answered(PromiseRiskScore score) {
        return Map.of(ScoringNames.MISSED, score.missProbability().value());
    }

    private static RiskCurve swept(
            FinishSweep sweep, RiskModel head, PromiseCase one, FeatureVector vector, float[] inputs) {
        head.encoder().encode(vector, inputs);
        double[] context = head.contextOf(vector);
        return PromiseKnots.sweptCurve(one, minutes -> {
            double[] margins = sweep.margins(one, vector, minutes, inputs);
            return probabilities(margins, head.calibration(), context);
        });
    }

    /** Trees say the same over many a stretch of finishes. */
    private static double[] probabilities(double[] margins, Calibration calibration, double[] context) {
        double[] risks = new double[margins.length];
        for (int i = 0; i < risks.length; i++) {
            boolean same = i > 0 && margins[i] == margins[i - 1];
            risks[i] = same ? risks[i - 1] : calibration.probability(margins[i], context);
        }
        return risks;
    }

    /** Evaluates all features at every knot: for features that a sweep cannot move. */
    private static RiskCurve evaluated(LiveFeatures.Followed features, RiskModel head, PromiseCase one) {
        return PromiseKnots.curve(
                one,
                minutes -> head.score(features.promises(List.of(PromiseKnots.planned(one, minutes)))
                                .get(0))
                        .value());
    }

    private List<PromiseRiskScore> byRate(ServingModels.State state, List<PromiseCase> cases, String reason) {
        return byRate(state, cases, reason, listener);
    }

    private static List<PromiseRiskScore> byRate(
            ServingModels.State state, List<PromiseCase> cases, String reason, ScoreListener told) {
        ModelUsed used = new ModelUsed(ScoringNames.SLA_RISK, ScoringNames.RATE_TABLE, true, Optional.of(reason));
        LiveFeatures.Followed rates = state.promiseRates();
        int rate = rates.set().names().indexOf(OperationalRates.MISSED);
        List<FeatureVector> vectors = rates.promises(cases);
        List<PromiseRiskScore> scores = new ArrayList<>(cases.size());
        List<GivenScore> given = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            PromiseCase one = cases.get(i);
            RiskCurve curve = PromiseKnots.curve(
                    one,
                    minutes -> known(rates.promises(List.of(PromiseKnots.planned(one, minutes)))
                            .get(0)
                            .number(rate)));
            FeatureVector vector = vectors.get(i);
            PromiseRiskScore score = new PromiseRiskScore(one, curve, used, FeaturesShown.of(vector));
            scores.add(score);
            given.add(GivenScore.of(one, ScoringNames.RATE_TABLE, used, vector, answered(score), Map.of()));
        }
        told.scored(given);
        return scores;
    }

    /** Where nothing at all is known yet, a coin's toss says so. */
    private static double known(double rate) {
        return Double.isNaN(rate) ? 0.5 : rate;
    }
}
