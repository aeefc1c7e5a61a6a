package io.chargehand.training.tribuo;

import io.chargehand.feature.SettingsTree;
import io.chargehand.scoring.Attributor;
import io.chargehand.scoring.Calibration;
import io.chargehand.scoring.TreeEnsemble;
import io.chargehand.training.Examples;
import io.chargehand.training.TrainerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.protos.core.ModelProto;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A single tree scores as Tribuo's, has no leaf lighter than its job says, and rates that small nodes borrow. */
class CartLearnerTest {

    @ParameterizedTest
    @CsvSource({"gini, 0, 20", "entropy, 0, 0", "gini, 0.001, 5"})
    void everyRowIsAnsweredAsByTribuo(String impurity, double decrease, double smoothing) {
        Examples examples = CompiledPredictorTest.examples(10_000, true, 21);
        CartWriter.Written written = learner(Map.of(
                        "impurity", impurity, "minImpurityDecrease", decrease, "leafSmoothing", smoothing, "depth", 8))
                .write(examples);
        assertThat(written.trees().feature().length).isGreaterThan(6);
        assertSame(written.trees(), written.model(), examples);
    }

    @Test
    void whatIsKeptAnswersTheSameWhenReadAgain() throws Exception {
        Examples examples = CompiledPredictorTest.examples(2_000, true, 22);
        var learned = learner(Map.of("depth", 6)).learn(examples, 0);
        @SuppressWarnings("unchecked")
        Model<Label> loaded = (Model<Label>)
                Model.deserialize(ModelProto.parseFrom(learned.originals().getOrDefault("model", new byte[0])));
        assertSame((TreeEnsemble) learned.predictor(), loaded, examples);
        assertThat(learned.provenance()).contains("CARTClassificationTrainer");
    }

    private static void assertSame(TreeEnsemble trees, Model<Label> model, Examples examples) {
        List<Prediction<Label>> predictions = model.predict(TribuoData.sparse(examples));
        for (int i = 0; i < examples.size(); i++) {
            assertThat(Calibration.sigmoid(trees.margin(examples.inputs()[i])))
                    .as("row %s", i)
                    .isCloseTo(predictions.get(i).getOutputScores().get("1").getScore(), within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "30", "200", "1000"})
    void noLeafIsLighterThanTheJobSays(double least) {
        Examples examples = CompiledPredictorTest.examples(3_000, true, 23);
        TreeEnsemble trees = learner(Map.of("minChildWeight", least, "depth", 12))
                .write(examples)
                .trees();
        double leaves = 0;
        for (int node = 0; node < trees.feature().length; node++) {
            assertThat((double) trees.cover()[node]).isGreaterThanOrEqualTo(least);
            leaves += trees.feature()[node] < 0 ? trees.cover()[node] : 0;
        }
        assertThat(leaves).isEqualTo(3_000);
    }

    @Test
    void withoutSmoothingALeafSaysWhatItsRowsSayByWeight() {
        Examples drawn = CompiledPredictorTest.examples(4_000, false, 24);
        float[] weights = new float[drawn.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = drawn.labels()[i] ? 3 : 1;
        }
        Examples examples = new Examples(drawn.names(), drawn.inputs(), drawn.labels(), weights, drawn.offsets());
        TreeEnsemble trees =
                learner(Map.of("leafSmoothing", 0, "depth", 3)).write(examples).trees();
        Map<Float, double[]> byLeaf = new LinkedHashMap<>();
        for (int i = 0; i < examples.size(); i++) {
            double[] sums = byLeaf.computeIfAbsent((float) trees.margin(examples.inputs()[i]), leaf -> new double[2]);
            sums[examples.labels()[i] ? 1 : 0] += weights[i];
        }
        assertThat(byLeaf).hasSizeBetween(4, 8);
        byLeaf.forEach((margin, sums) ->
                assertThat(Calibration.sigmoid(margin)).isCloseTo(sums[1] / (sums[0] + sums[1]), within(1e-6)));
    }

    @Test
    void smoothedRatesLieBetweenTheTreesAndTheBaseRate() {
        Examples examples = CompiledPredictorTest.examples(3_000, false, 25);
        double rate = (double) examples.positives() / examples.size();
        TreeEnsemble plain = learner(Map.of("leafSmoothing", 0)).write(examples).trees();
        TreeEnsemble drawn =
                learner(Map.of("leafSmoothing", 1e6)).write(examples).trees();
        assertThat(plain.feature()).isEqualTo(drawn.feature());
        for (float[] row : examples.inputs()) {
            assertThat(Calibration.sigmoid(drawn.margin(row))).isCloseTo(rate, within(0.02));
        }
    }

    @Test
    void attributionsAddUpToTheLogOdds() {
        Examples examples = CompiledPredictorTest.examples(2_000, true, 26);
        TreeEnsemble trees = learner(Map.of("depth", 7)).write(examples).trees();
        Attributor attributor = trees.attributor();
        double[] found = new double[trees.inputs() + 1];
        double[] totals = new double[trees.inputs()];
        for (float[] row : examples.inputs()) {
            attributor.attribute(row, found, attributor.scratch());
            assertThat(Arrays.stream(found).sum()).isCloseTo(trees.margin(row), within(1e-9));
            for (int k = 0; k < totals.length; k++) {
                totals[k] += Math.abs(found[k]);
            }
        }
        assertThat(totals[0]).isGreaterThan(10 * totals[7]);
    }

    @Test
    void rowsWithNothingToPartThemMakeOneLeaf() {
        Examples drawn = CompiledPredictorTest.examples(50, false, 27);
        Examples examples =
                new Examples(drawn.names(), new float[50][8], drawn.labels(), drawn.weights(), drawn.offsets());
        TreeModel<Label> model = learner(Map.of()).write(examples).model();
        assertThat(model.getRoot().isLeaf()).isTrue();
    }

    private static CartLearner learner(Map<String, Object> more) {
        Map<String, Object> keys = new LinkedHashMap<>(more);
        keys.put("kind", "cart");
        return new CartLearner(TrainerSettings.read(SettingsTree.of(keys)), 3);
    }
}
