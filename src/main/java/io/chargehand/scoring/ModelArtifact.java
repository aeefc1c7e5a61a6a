package io.chargehand.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureSetReader;
import io.chargehand.feature.SettingsTree;
import io.chargehand.feature.Stream;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model as it is kept: all that scoring needs, in one JSON file, {@value #FILE}. Immutable. Reading needs no learning
 * library, so an artifact of today loads for as long as its format number is known.
 *
 * @param name the model's name
 * @param label the outcome it predicts
 * @param settings the training job as written; holds the feature definitions
 * @param model ready to score
 * @param rateTable the fallback
 * @param trainedWith versions of the libraries that trained it
 */
public record ModelArtifact(
        String name,
        String label,
        Map<String, Object> settings,
        RiskModel model,
        RateTable rateTable,
        Map<String, String> trainedWith) {

    /** The file's name in a version's folder. */
    public static final String FILE = "model.json";

    /** The folder, in a version's, of the heads of a model of several outcomes, one folder each. */
    public static final String HEADS = "heads";

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = new JsonMapper();

    /** The features to evaluate, from the job's definitions. */
    public FeatureSet features(List<Stream> given) {
        return FeatureSetReader.read(SettingsTree.of(settings), given);
    }

    /** The artifact as JSON. */
    public byte[] write() {
        return JSON.writeValueAsBytes(new Written(
                FORMAT,
                name,
                label,
                settings,
                model.encoder().dense(),
                model.encoder().features(),
                model.encoder().inputs(),
                trees(model.predictor()).stream().map(WrittenTrees::of).toList(),
                linear(model.predictor()).stream().map(WrittenLinear::of).toList(),
                model.context(),
                model.calibration().kind(),
                JSON.valueToTree(model.calibration()),
                rateTable,
                trainedWith));
    }

    /**
     * Reads an artifact from a version's folder.
     *
     * @throws InvalidInputException when it cannot be read or is of an unknown format
     */
    public static ModelArtifact read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InvalidInputException("model", file, "must be a readable file");
        }
    }

    /** Reads an artifact. */
    public static ModelArtifact read(byte[] json) {
        Written written;
        try {
            written = JSON.readValue(json, Written.class);
        } catch (JacksonException e) {
            throw new InvalidInputException("model", e.getOriginalMessage(), "must be a model artifact");
        }
        Rules.require(written.format() == FORMAT, "model.format", written.format(), "must be " + FORMAT);
        RiskModel model = new RiskModel(
                new FeatureEncoder(written.features(), written.inputs(), written.dense()),
                predictor(
                        written.trees().stream().map(WrittenTrees::read).toList(),
                        written.linear().stream().map(WrittenLinear::read).toList()),
                written.context(),
                calibration(written.calibrationKind(), written.calibration()));
        return new ModelArtifact(
                written.name(), written.label(), written.settings(), model, written.rateTable(), written.trainedWith());
    }

    private static List<TreeEnsemble> trees(Predictor predictor) {
        if (predictor instanceof StackedPredictor stacked) {
            return List.of(stacked.trees());
        }
        return predictor instanceof TreeEnsemble trees ? List.of(trees) : List.of();
    }

    private static List<LinearPredictor> linear(Predictor predictor) {
        if (predictor instanceof StackedPredictor stacked) {
            return List.of(stacked.base());
        }
        return predictor instanceof LinearPredictor linear ? List.of(linear) : List.of();
    }

    private static Predictor predictor(List<TreeEnsemble> trees, List<LinearPredictor> linear) {
        int parts = trees.size() + linear.size();
        boolean sound = trees.size() <= 1 && linear.size() <= 1 && parts > 0;
        Rules.require(sound, "model.predictor", parts, "must be trees, a weighted sum, or one of each");
        if (parts == 2) {
            return new StackedPredictor(linear.get(0), trees.get(0));
        }
        return trees.isEmpty() ? linear.get(0) : trees.get(0);
    }

    private static Calibration calibration(String kind, JsonNode tree) {
        return switch (kind) {
            case "none" -> new Calibration.None();
            case "platt", "stack" -> JSON.treeToValue(tree, Calibration.Platt.class);
            case "beta" -> JSON.treeToValue(tree, Calibration.Beta.class);
            case "isotonic" -> JSON.treeToValue(tree, Calibration.Isotonic.class);
            default -> throw new InvalidInputException("model.calibration", kind, "must be a known kind");
        };
    }

    private record Written(
            int format,
            String name,
            String label,
            Map<String, Object> settings,
            boolean dense,
            int features,
            List<FeatureEncoder.Input> inputs,
            List<WrittenTrees> trees,
            List<WrittenLinear> linear,
            List<Integer> context,
            String calibrationKind,
            JsonNode calibration,
            RateTable rateTable,
            Map<String, String> trainedWith) {}

    /** Artifacts of the first release have no means, and are written again without. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record WrittenLinear(double[] weights, double intercept, double @Nullable [] means) {
        static WrittenLinear of(LinearPredictor sum) {
            boolean known = Arrays.stream(sum.means()).anyMatch(mean -> mean != 0);
            return new WrittenLinear(sum.weights(), sum.intercept(), known ? sum.means() : null);
        }

        LinearPredictor read() {
            return means == null
                    ? new LinearPredictor(weights, intercept)
                    : new LinearPredictor(weights, intercept, means);
        }
    }

    private record WrittenTrees(
            int inputs,
            float base,
            int[] roots,
            int[] feature,
            float[] value,
            int[] left,
            int[] right,
            int[] missing,
            float[] cover) {
        static WrittenTrees of(TreeEnsemble trees) {
            return new WrittenTrees(
                    trees.inputs(),
                    trees.base(),
                    trees.roots(),
                    trees.feature(),
                    trees.value(),
                    trees.left(),
                    trees.right(),
                    trees.missing(),
                    trees.cover());
        }

        TreeEnsemble read() {
            return new TreeEnsemble(inputs, base, roots, feature, value, left, right, missing, cover);
        }
    }
}
