package io.chargehand.scoring;

import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.OperationalRates;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.Probability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Receipt variance from the model in use, or from the rate table where none is usable. Thread-safe. */
public final class ReceiptScorer implements ReceiptRisk {

    private static final System.Logger LOG = System.getLogger(ReceiptScorer.class.getName());

    private final ServingModels models;
    private final ScoreListener listener;

    /** Scores with the models in use. */
    public ReceiptScorer(ServingModels models) {
        this(models, ScoreListener.NONE);
    }

    /** Scores with the models in use, and tells of every score. */
    public ReceiptScorer(ServingModels models, ScoreListener listener) {
        this.models = models;
        this.listener = listener;
    }

    @Override
    public List<ReceiptRiskScore> score(List<ReceiptCase> cases) {
        return score(cases, false);
    }

    @Override
    public List<ReceiptRiskScore> attributed(List<ReceiptCase> cases) {
        return score(cases, true);
    }

    /** What the rate table says of each case, by outcome, whoever answers: nobody is told of it. */
    public List<Map<String, Double>> rates(List<ReceiptCase> cases) {
        return models.state().receiptRates().receipts(cases).stream()
                .map(vector -> heads(vector).byOutcome())
                .toList();
    }

    private List<ReceiptRiskScore> score(List<ReceiptCase> cases, boolean attributed) {
        ServingModels.State state = models.state();
        List<FeatureVector> rates = state.receiptRates().receipts(cases);
        if (state.receipt() instanceof ServingModels.Slot.Usable usable) {
            try {
                return state.receiptHeld().isPresent()
                        ? inPlaceOf(usable, cases, rates, state.receiptHeld().get())
                        : byModel(usable, cases, rates, attributed);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "Scoring failed: the rate table answers", e);
                return byRate(cases, rates, "the model failed: " + e.getMessage());
            }
        }
        return byRate(cases, rates, ((ServingModels.Slot.Unusable) state.receipt()).reason());
    }

    private List<ReceiptRiskScore> byModel(
            ServingModels.Slot.Usable usable, List<ReceiptCase> cases, List<FeatureVector> rates, boolean attributed) {
        ModelInUse model = usable.model();
        ModelUsed used = new ModelUsed(model.name(), model.version(), false, Optional.empty());
        List<FeatureVector> vectors = usable.features().receipts(cases);
        List<ReceiptRiskScore> scores = new ArrayList<>(cases.size());
        List<GivenScore> given = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            FeatureVector vector = vectors.get(i);
            ReceiptHeads heads = heads(model, vector);
            Map<String, Attribution> attributions = attributed ? attributions(model, vector) : Map.of();
            scores.add(score(cases.get(i), heads, rates.get(i), used, FeaturesShown.of(vector), attributions));
            Map<String, Double> answered = heads.byOutcome();
            given.add(GivenScore.of(cases.get(i), model.version(), used, vector, answered, answered));
        }
        listener.scored(given);
        return scores;
    }

    /** The rate table answers; what the model would have said is told along, so that its watcher sees when it may again. */
    private List<ReceiptRiskScore> inPlaceOf(
            ServingModels.Slot.Usable usable, List<ReceiptCase> cases, List<FeatureVector> rates, String reason) {
        ModelInUse model = usable.model();
        List<ReceiptRiskScore> scores = byRate(cases, rates, reason, ScoreListener.NONE);
        List<FeatureVector> vectors = usable.features().receipts(cases);
        List<GivenScore> given = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            ReceiptRiskScore score = scores.get(i);
            given.add(GivenScore.of(
                    cases.get(i),
                    model.version(),
                    score.model(),
                    vectors.get(i),
                    ReceiptHeads.of(score).byOutcome(),
                    heads(model, vectors.get(i)).byOutcome()));
        }
        listener.scored(given);
        return scores;
    }

    private static ReceiptHeads heads(ModelInUse model, FeatureVector vector) {
        return heads(outcome -> model.head(outcome).score(vector).value());
    }

    private List<ReceiptRiskScore> byRate(List<ReceiptCase> cases, List<FeatureVector> rates, String reason) {
        return byRate(cases, rates, reason, listener);
    }

    private static List<ReceiptRiskScore> byRate(
            List<ReceiptCase> cases, List<FeatureVector> rates, String reason, ScoreListener told) {
        ModelUsed used =
                new ModelUsed(ScoringNames.RECEIPT_VARIANCE, ScoringNames.RATE_TABLE, true, Optional.of(reason));
        List<ReceiptRiskScore> scores = new ArrayList<>(cases.size());
        List<GivenScore> given = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            FeatureVector vector = rates.get(i);
            ReceiptHeads heads = heads(vector);
            ReceiptCase one = cases.get(i);
            scores.add(score(one, heads, vector, used, FeaturesShown.of(vector), Map.of()));
            given.add(GivenScore.of(one, ScoringNames.RATE_TABLE, used, vector, heads.byOutcome(), Map.of()));
        }
        told.scored(given);
        return scores;
    }

    private static Map<String, Attribution> attributions(ModelInUse model, FeatureVector vector) {
        Map<String, Attribution> attributions = new HashMap<>();
        for (String outcome : ReceiptHeads.OUTCOMES) {
            attributions.put(outcome, model.head(outcome).attribution(vector));
        }
        return attributions;
    }

    /** What the rate table says; a coin's toss where nothing is known. */
    private static ReceiptHeads heads(FeatureVector rates) {
        List<String> names = rates.set().names();
        return heads(outcome -> {
            double rate = rates.number(names.indexOf(OperationalRates.discrepancy(outcome)));
            return Double.isNaN(rate) ? 0.5 : rate;
        });
    }

    private static ReceiptHeads heads(ToDoubleFunction<String> risk) {
        return new ReceiptHeads(
                new Probability(risk.applyAsDouble(ReceiptHeads.SHORT)),
                new Probability(risk.applyAsDouble(ReceiptHeads.OVER)),
                new Probability(risk.applyAsDouble(ReceiptHeads.DAMAGED)),
                new Probability(risk.applyAsDouble(ReceiptHeads.LATE)));
    }

    private static ReceiptRiskScore score(
            ReceiptCase one,
            ReceiptHeads heads,
            FeatureVector rates,
            ModelUsed used,
            List<FeatureUsed> features,
            Map<String, Attribution> attributions) {
        return new ReceiptRiskScore(
                one,
                heads.few(),
                heads.over(),
                heads.damaged(),
                heads.late(),
                heads.distribution(rates),
                used,
                features,
                attributions);
    }
}
