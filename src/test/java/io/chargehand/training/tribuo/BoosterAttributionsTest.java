package io.chargehand.training.tribuo;

import io.chargehand.feature.SettingsTree;
import io.chargehand.scoring.Attributor;
import io.chargehand.scoring.LinearPredictor;
import io.chargehand.scoring.Predictor;
import io.chargehand.scoring.TreeEnsemble;
import io.chargehand.training.Examples;
import io.chargehand.training.TrainerSettings;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostModel;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What scoring attributes to an input is what XGBoost attributes to it, whose last entry is the base. */
class BoosterAttributionsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 6", "12, 6", "4, 10", "12, 10", "6, 2"})
    void treesAttributeAsTheBooster(int inputs, int depth) throws Exception {
        Examples examples = examples(3_000, inputs, 17L * inputs + depth);
        XgboostLearner learner = new XgboostLearner(settings(depth), Collections.nCopies(inputs, 0), 3);
        XGBoostModel<Label> model = learner.train(examples, 40);
        TreeEnsemble trees = XgboostLearner.compile(model, inputs);
        Booster booster = model.getInnerModels().get(0);
        float[] flat = new float[500 * inputs];
        for (int i = 0; i < 500; i++) {
            System.arraycopy(examples.inputs()[i], 0, flat, i * inputs, inputs);
        }
        DMatrix matrix = new DMatrix(flat, 500, inputs, Float.NaN);
        float[][] expected = booster.predictContrib(matrix, 0);
        matrix.dispose();
        double[] found = new double[inputs + 1];
        Attributor attributor = trees.attributor();
        Attributor.Scratch scratch = attributor.scratch();
        for (int i = 0; i < 500; i++) {
            attributor.attribute(examples.inputs()[i], found, scratch);
            for (int k = 0; k < inputs; k++) {
                assertThat(found[k]).as("row %s input %s", i, k).isCloseTo(expected[i][k], within(2e-5));
            }
            int last = expected[i].length - 1;
            assertThat(found[inputs]).as("base").isCloseTo(expected[i][last], within(2e-5));
            assertThat(Arrays.stream(found).sum()).isCloseTo(trees.margin(examples.inputs()[i]), within(1e-9));
        }
        booster.dispose();
    }

    @Test
    void aLinearModelAttributesFromTheMeansOfItsTrainingRows() {
        Examples examples = examples(500, 3, 4);
        for (float[] row : examples.inputs()) {
            row[0] = Float.isNaN(row[0]) ? 0 : row[0];
            row[1] = row[1] > 0 ? 1 : 0;
            row[2] = 3;
        }
        Predictor predictor = new LinearLearner(1, 1e-6, 1).learn(examples, 0).predictor();
        double[] total = new double[4];
        double[] found = new double[4];
        Attributor attributor = predictor.attributor();
        for (float[] row : examples.inputs()) {
            attributor.attribute(row, found, attributor.scratch());
            assertThat(Arrays.stream(found).sum()).isCloseTo(predictor.margin(row), within(1e-9));
            for (int k = 0; k < 3; k++) {
                total[k] += found[k];
            }
        }
        assertThat(((LinearPredictor) predictor).means()[2]).isEqualTo(3);
        assertThat(total).containsExactly(new double[] {0, 0, 0, 0}, within(1e-9));
    }

    private static TrainerSettings settings(int depth) {
        return TrainerSettings.read(SettingsTree.of(
                Map.of("kind", "xgboost", "threads", 1, "minChildWeight", 1, "depth", depth, "learningRate", 0.3)));
    }

    private static Examples examples(int rows, int inputs, long seed) {
        Random random = new Random(seed);
        float[][] drawn = new float[rows][inputs];
        boolean[] labels = new boolean[rows];
        float[] weights = new float[rows];
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int k = 0; k < inputs; k++) {
                drawn[i][k] = random.nextInt(8) == 0 ? Float.NaN : (float) random.nextGaussian();
                sum += Float.isNaN(drawn[i][k]) ? 0.5 : Math.sin(3 * drawn[i][k]) * (k + 1) / inputs;
            }
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-sum));
            weights[i] = 1;
        }
        return new Examples(
                IntStream.range(0, inputs).mapToObj(i -> "x" + i).toList(), drawn, labels, weights, new float[rows]);
    }
}
