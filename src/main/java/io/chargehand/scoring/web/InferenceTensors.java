package io.chargehand.scoring.web;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.OperationalRates;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.scoring.Attribution;
import io.chargehand.scoring.ModelInUse;
import io.chargehand.scoring.ReceivedDistribution;
import io.chargehand.scoring.RiskModel;
import io.chargehand.scoring.ScoringNames;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A model as tensors: an input per feature; an output per outcome with its probabilities, one with the log-odds and one with their
 * attributions; of receipt variance also what arrives. Immutable, safe for use by several threads.
 */
final class InferenceTensors {

    static final String LOG_ODDS = ".logOdds";
    static final String ATTRIBUTIONS = ".attributions";
    static final String RECEIVED = "received";
    static final String BASE = "@base";

    private static final FeatureSet RATES = OperationalRates.receipt();
    private static final Set<String> SHARES = shares();

    private final ModelInUse model;
    private final Map<String, RiskModel> heads;
    private final boolean receives;

    InferenceTensors(ModelInUse model) {
        this.model = model;
        this.heads = new TreeMap<>(model.heads());
        this.receives = model.name().equals(ScoringNames.RECEIPT_VARIANCE)
                && heads.keySet().containsAll(Set.of("short", "over", "damaged", "late"));
    }

    /** The rates that the distribution of what arrives is read from; others of that set have no part in it. */
    private static Set<String> shares() {
        Set<String> names = new LinkedHashSet<>();
        for (double share : OperationalRates.upToAll()) {
            names.add(OperationalRates.atLeast("shortRatio", share));
            names.add(OperationalRates.atLeast("damagedRatio", share));
        }
        for (double share : OperationalRates.aboveAll()) {
            names.add(OperationalRates.atLeast("overRatio", share));
        }
        return names;
    }

    List<InferenceAnswers.TensorForm> inputs() {
        List<InferenceAnswers.TensorForm> forms = new ArrayList<>();
        for (Feature feature : model.features().features()) {
            String type = feature.isCategory() ? InferenceColumns.TEXT : InferenceColumns.NUMBER;
            forms.add(new InferenceAnswers.TensorForm(feature.name(), type, List.of(-1L)));
        }
        if (receives) {
            SHARES.forEach(
                    name -> forms.add(new InferenceAnswers.TensorForm(name, InferenceColumns.NUMBER, List.of(-1L))));
        }
        return forms;
    }

    List<InferenceAnswers.TensorForm> outputs() {
        List<InferenceAnswers.TensorForm> forms = new ArrayList<>();
        heads.forEach((outcome, head) -> {
            forms.add(form(outcome, 1));
            forms.add(form(outcome + LOG_ODDS, 1));
            forms.add(form(outcome + ATTRIBUTIONS, columns(head).size()));
        });
        if (receives) {
            int shares = 2 + OperationalRates.upToAll().length + OperationalRates.aboveAll().length;
            forms.add(form(RECEIVED, shares));
        }
        return forms;
    }

    private static InferenceAnswers.TensorForm form(String name, long columns) {
        List<Long> shape = columns == 1 ? List.of(-1L) : List.of(-1L, columns);
        return new InferenceAnswers.TensorForm(name, InferenceColumns.NUMBER, shape);
    }

    /** The features that a head reads, in the order of its attributions, and the base. */
    private static List<String> columns(RiskModel head) {
        Set<String> names = new LinkedHashSet<>();
        head.encoder().inputs().forEach(input -> names.add(input.name()));
        List<String> columns = new ArrayList<>(names);
        columns.add(BASE);
        return columns;
    }

    /** What is answered where nothing is named. */
    private List<String> usual(boolean attributions) {
        List<String> names = new ArrayList<>();
        for (String outcome : heads.keySet()) {
            names.add(outcome);
            if (attributions) {
                names.add(outcome + LOG_ODDS);
                names.add(outcome + ATTRIBUTIONS);
            }
        }
        if (receives) {
            names.add(RECEIVED);
        }
        return names;
    }

    /**
     * Answers a call.
     *
     * @throws InvalidInputException naming the field at fault
     */
    List<InferenceAnswers.Output> infer(InferenceRequest request) {
        List<String> wanted = wanted(request);
        InferenceColumns columns =
                new InferenceColumns(request.inputs(), model.features(), receives ? SHARES : Set.of());
        List<FeatureVector> vectors = columns.vectors(model.features());
        List<InferenceAnswers.Output> outputs = new ArrayList<>();
        for (String name : wanted) {
            outputs.add(name.equals(RECEIVED) && receives ? received(columns, vectors) : output(name, vectors));
        }
        return outputs;
    }

    private List<String> wanted(InferenceRequest request) {
        boolean attributions = attributions(request.parameters());
        if (request.outputs() == null) {
            return usual(attributions);
        }
        Set<String> known = new LinkedHashSet<>();
        outputs().forEach(form -> known.add(form.name()));
        Set<String> names = new LinkedHashSet<>();
        List<InferenceRequest.Wanted> given = Body.entries("outputs", request.outputs());
        for (int i = 0; i < given.size(); i++) {
            String path = "outputs[" + i + "].name";
            String name = Body.present(path, given.get(i).name());
            if (!known.contains(name)) {
                throw new InvalidInputException(path, name, "must be one of " + String.join(", ", known));
            }
            if (!names.add(name)) {
                throw new InvalidInputException(path, name, "must not stand twice");
            }
            if (attributions && heads.containsKey(name)) {
                names.add(name + LOG_ODDS);
                names.add(name + ATTRIBUTIONS);
            }
        }
        return List.copyOf(names);
    }

    private static boolean attributions(@Nullable Map<String, @Nullable Object> parameters) {
        Object value = parameters == null ? null : parameters.get("attributions");
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean asked) {
            return asked;
        }
        throw new InvalidInputException("parameters.attributions", value, "must be true or false");
    }

    private InferenceAnswers.Output output(String name, List<FeatureVector> vectors) {
        if (name.endsWith(ATTRIBUTIONS) && heads.containsKey(outcome(name, ATTRIBUTIONS))) {
            return attributions(name, model.head(outcome(name, ATTRIBUTIONS)), vectors);
        }
        double[] data = new double[vectors.size()];
        boolean odds = name.endsWith(LOG_ODDS) && heads.containsKey(outcome(name, LOG_ODDS));
        RiskModel head = model.head(odds ? outcome(name, LOG_ODDS) : name);
        for (int row = 0; row < data.length; row++) {
            data[row] = odds
                    ? head.predictor().margin(head.encoder().encode(vectors.get(row)))
                    : head.score(vectors.get(row)).value();
        }
        return new InferenceAnswers.Output(name, InferenceColumns.NUMBER, List.of((long) data.length), null, data);
    }

    private static String outcome(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }

    private static InferenceAnswers.Output attributions(String name, RiskModel head, List<FeatureVector> vectors) {
        List<String> columns = columns(head);
        double[] data = new double[vectors.size() * columns.size()];
        int at = 0;
        for (FeatureVector vector : vectors) {
            Attribution attribution = head.attribution(vector);
            for (Attribution.Share share : attribution.features()) {
                data[at++] = share.logOdds();
            }
            data[at++] = attribution.base();
        }
        List<Long> shape = List.of((long) vectors.size(), (long) columns.size());
        return new InferenceAnswers.Output(name, InferenceColumns.NUMBER, shape, Map.of("columns", columns), data);
    }

    private InferenceAnswers.Output received(InferenceColumns columns, List<FeatureVector> vectors) {
        List<FeatureVector> rates = columns.vectors(RATES);
        List<Double> shares = new ArrayList<>();
        double[] data = {};
        for (int row = 0; row < vectors.size(); row++) {
            PiecewiseLinear atLeast = ReceivedDistribution.of(risks(vectors.get(row)), rates.get(row))
                    .atLeast();
            if (row == 0) {
                data = new double[vectors.size() * atLeast.size()];
                for (int i = 0; i < atLeast.size(); i++) {
                    shares.add(atLeast.x(i));
                }
            }
            for (int i = 0; i < atLeast.size(); i++) {
                data[row * atLeast.size() + i] = atLeast.y(i);
            }
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("shares", shares);
        List<Long> shape = List.of((long) vectors.size(), (long) shares.size());
        return new InferenceAnswers.Output(RECEIVED, InferenceColumns.NUMBER, shape, parameters, data);
    }

    private Map<String, Double> risks(FeatureVector vector) {
        Map<String, Double> risks = new HashMap<>();
        heads.forEach((outcome, head) -> risks.put(outcome, head.score(vector).value()));
        return risks;
    }
}
