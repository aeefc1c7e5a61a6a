package io.chargehand.training.tribuo;

import io.chargehand.feature.SettingsTree;
import io.chargehand.scoring.Calibration;
import io.chargehand.scoring.LinearPredictor;
import io.chargehand.scoring.Predictor;
import io.chargehand.scoring.StackedPredictor;
import io.chargehand.scoring.TreeEnsemble;
import io.chargehand.training.Examples;
import io.chargehand.training.TrainerSettings;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.liblinear.LibLinearModel;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.protos.core.ModelProto;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What scoring computes is what Tribuo computes, on every row. */
class CompiledPredictorTest {

    private static final int INPUTS = 8;

    @Test
    void treesAnswerAsTribuoOnEveryRow() {
        Examples examples = examples(10_000, true, 7);
        XgboostLearner learner = new XgboostLearner(settings("xgboost"), none(), 3);
        XGBoostModel<Label> model = learner.train(examples, 60);
        TreeEnsemble trees = XgboostLearner.compile(model, INPUTS);
        String[] names = TribuoData.names(examples);
        List<Prediction<Label>> predictions = model.predict(TribuoData.dataset(examples));
        for (int i = 0; i < examples.size(); i++) {
            double expected = predictions.get(i).getOutputScores().get("1").getScore();
            assertThat(Calibration.sigmoid(trees.margin(examples.inputs()[i])))
                    .as("row %s", i)
                    .isCloseTo(expected, within(1e-6));
        }
        double one = model.predict(TribuoData.example(names, examples.inputs()[5], true, 1))
                .getOutputScores()
                .get("1")
                .getScore();
        assertThat(one).isCloseTo(Calibration.sigmoid(trees.margin(examples.inputs()[5])), within(1e-6));
    }

    /** Where nothing held the booster that is read, this ended the process within a few seconds. */
    @Test
    void treesAreReadWholeWhileMemoryIsCollected() throws InterruptedException {
        Examples examples = examples(2_000, true, 7);
        XGBoostModel<Label> model = new XgboostLearner(settings("xgboost"), none(), 3).train(examples, 60);
        double expected = XgboostLearner.compile(model, INPUTS).margin(examples.inputs()[0]);
        Thread collector = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                System.gc();
                System.runFinalization();
            }
        });
        collector.start();
        try {
            for (int i = 0; i < 500; i++) {
                assertThat(XgboostLearner.compile(model, INPUTS).margin(examples.inputs()[0]))
                        .isEqualTo(expected);
            }
        } finally {
            collector.interrupt();
            collector.join();
        }
    }

    @Test
    void aKeptTribuoModelLoadsAndAnswersTheSame() throws Exception {
        Examples examples = examples(500, true, 8);
        XgboostLearner learner = new XgboostLearner(settings("xgboost"), none(), 3);
        var learned = learner.learn(examples, 20);
        Model<?> loaded =
                Model.deserialize(ModelProto.parseFrom(learned.originals().getOrDefault("model", new byte[0])));
        String[] names = TribuoData.names(examples);
        @SuppressWarnings("unchecked")
        Prediction<Label> prediction =
                ((Model<Label>) loaded).predict(TribuoData.example(names, examples.inputs()[0], true, 1));
        assertThat(prediction.getOutputScores().get("1").getScore())
                .isCloseTo(Calibration.sigmoid(learned.predictor().margin(examples.inputs()[0])), within(1e-6));
    }

    @Test
    void theLinearModelAnswersAsTribuoOnEveryRow() {
        Examples examples = examples(2_000, false, 9);
        LibLinearModel<Label> model = linear().train(examples);
        LinearPredictor predictor = LinearLearner.compile(model, INPUTS);
        List<Prediction<Label>> predictions = model.predict(TribuoData.dataset(examples));
        for (int i = 0; i < examples.size(); i++) {
            assertThat(Calibration.sigmoid(predictor.margin(examples.inputs()[i])))
                    .isCloseTo(predictions.get(i).getOutputScores().get("1").getScore(), within(1e-6));
        }
    }

    @Test
    void zerosOfALinearModelMayBeLeftOut() {
        Examples examples = examples(1_000, false, 12);
        for (float[] row : examples.inputs()) {
            row[2] = row[2] > 0 ? 1 : 0;
            row[3] = 0;
        }
        LibLinearModel<Label> model = linear().train(examples);
        LinearPredictor predictor = LinearLearner.compile(model, INPUTS);
        assertThat(predictor.weights()[3]).isZero();
        assertThat(predictor.weights()[2]).isNotZero();
        List<Prediction<Label>> predictions = model.predict(TribuoData.dataset(examples));
        for (int i = 0; i < examples.size(); i++) {
            assertThat(Calibration.sigmoid(predictor.margin(examples.inputs()[i])))
                    .isCloseTo(predictions.get(i).getOutputScores().get("1").getScore(), within(1e-6));
        }
    }

    @Test
    void stackedTreesStartFromTheLinearModelAndLearnWhatItCannot() {
        Examples examples = meeting(4_000, 13);
        LinearPredictor alone = (LinearPredictor) linear().learn(examples, 0).predictor();
        var learned = new StackLearner(linear(), new XgboostLearner(settings("stack"), none(), 3)).learn(examples, 60);
        StackedPredictor stacked = (StackedPredictor) learned.predictor();
        assertThat(learned.originals()).containsOnlyKeys("model", "base-model");
        assertThat(stacked.base().weights()).containsExactly(alone.weights());
        for (float[] row : examples.inputs()) {
            assertThat(stacked.margin(row))
                    .isCloseTo(alone.margin(row) + stacked.trees().margin(row), within(1e-9));
        }
        assertThat(logLoss(stacked, examples)).isLessThan(0.8 * logLoss(alone, examples));
    }

    /** Two inputs that say nothing apart and everything together. */
    private static Examples meeting(int rows, long seed) {
        Examples drawn = examples(rows, false, seed);
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = drawn.inputs()[i][0] * drawn.inputs()[i][1] > 0;
        }
        return new Examples(drawn.names(), drawn.inputs(), labels, drawn.weights(), drawn.offsets());
    }

    private static double logLoss(Predictor predictor, Examples examples) {
        double loss = 0;
        for (int i = 0; i < examples.size(); i++) {
            double margin = predictor.margin(examples.inputs()[i]);
            loss += Math.log1p(Math.exp(examples.labels()[i] ? -margin : margin));
        }
        return loss / examples.size();
    }

    private static LinearLearner linear() {
        TrainerSettings settings = settings("linear");
        return new LinearLearner(settings.l2(), settings.tolerance(), 3);
    }

    @Test
    void aMonotoneInputNeverLowersTheRisk() {
        Examples examples = examples(3_000, false, 10);
        List<Integer> signs =
                IntStream.range(0, INPUTS).mapToObj(i -> i == 0 ? -1 : 0).toList();
        var trees = new XgboostLearner(settings("xgboost"), signs, 3)
                .learn(examples, 50)
                .predictor();
        for (int i = 0; i < 200; i++) {
            float[] row = examples.inputs()[i].clone();
            double last = Double.POSITIVE_INFINITY;
            for (float x = -3; x <= 3; x += 0.25f) {
                row[0] = x;
                double margin = trees.margin(row);
                assertThat(margin).isLessThanOrEqualTo(last);
                last = margin;
            }
        }
    }

    @Test
    void equalSeedGivesEqualTrees() {
        Examples examples = examples(1_000, true, 11);
        XgboostLearner learner = new XgboostLearner(settings("xgboost"), none(), 5);
        assertThat(learner.learn(examples, 20).predictor())
                .usingRecursiveComparison()
                .isEqualTo(learner.learn(examples, 20).predictor());
    }

    private static List<Integer> none() {
        return Collections.nCopies(INPUTS, 0);
    }

    private static TrainerSettings settings(String kind) {
        return TrainerSettings.read(SettingsTree.of(Map.of("kind", kind, "threads", 1, "minChildWeight", 1)));
    }

    /** Rows of eight inputs with an outcome of the first two, with or without missing values. */
    static Examples examples(int rows, boolean holes, long seed) {
        Random random = new Random(seed);
        float[][] inputs = new float[rows][INPUTS];
        boolean[] labels = new boolean[rows];
        float[] weights = new float[rows];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < INPUTS; k++) {
                inputs[i][k] = holes && random.nextInt(6) == 0 ? Float.NaN : (float) random.nextGaussian();
            }
            float x = Float.isNaN(inputs[i][0]) ? 0 : inputs[i][0];
            float z = Float.isNaN(inputs[i][1]) ? 1 : inputs[i][1];
            labels[i] = random.nextDouble() < Calibration.sigmoid(x * z - x + 0.5 * z);
            weights[i] = 1;
        }
        if (holes) {
            Arrays.fill(inputs[3], Float.NaN);
        }
        return new Examples(
                IntStream.range(0, INPUTS).mapToObj(i -> "x" + i).toList(), inputs, labels, weights, new float[rows]);
    }
}
