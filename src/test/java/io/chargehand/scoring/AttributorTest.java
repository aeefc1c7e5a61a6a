package io.chargehand.scoring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Attributions are Shapley values, computed here from their definition, over all sets of inputs. */
class AttributorTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 3", "2, 4", "4, 2", "4, 6", "6, 6", "7, 8", "7, 10", "3, 10"})
    void attributionsOfTreesAreTheirShapleyValues(int inputs, int depth) {
        Random random = new Random(31L * inputs + depth);
        for (int i = 0; i < 12; i++) {
            TreeEnsemble trees = RandomTrees.draw(random, 3, inputs, depth);
            for (int k = 0; k < 4; k++) {
                float[] row = RandomTrees.row(random, inputs);
                double[] expected = shapley(trees, row);
                double[] found = attributions(trees, row);
                for (int input = 0; input < inputs; input++) {
                    assertThat(found[input]).isCloseTo(expected[input], within(1e-9));
                }
                assertThat(found[inputs]).isCloseTo(known(trees, row, 0), within(1e-5));
                assertThat(sum(found)).isCloseTo(trees.margin(row), within(1e-9));
            }
        }
    }

    @Test
    void sumsOfManyTreesAreTheMargin() {
        Random random = new Random(5);
        TreeEnsemble trees = RandomTrees.draw(random, 300, 30, 10);
        TreeAttributor attributor = new TreeAttributor(trees);
        for (int i = 0; i < 50; i++) {
            float[] row = RandomTrees.row(random, 30);
            double[] found = attributions(trees, row);
            assertThat(sum(found)).isCloseTo(trees.margin(row), within(1e-9));
            assertThat(found[30]).isCloseTo(attributor.expected(), within(1e-3));
        }
    }

    @Test
    void aSplitThatNoTrainingWeightPassedIsShownAsEven() {
        TreeEnsemble stump = new TreeEnsemble(
                1,
                0,
                new int[] {0},
                new int[] {0, -1, -1},
                new float[] {0, 1, 2},
                new int[] {1, -1, -1},
                new int[] {2, -1, -1},
                new int[] {1, -1, -1},
                new float[] {0, 0, 0});
        assertThat(attributions(stump, new float[] {1})).containsExactly(new double[] {0.5, 1.5}, within(1e-12));
    }

    @Test
    void attributionsOfAWeightedSumAreMeasuredFromTheMeans() {
        LinearPredictor linear = new LinearPredictor(new double[] {2, -1}, 0.5, new double[] {0.25, 3});
        assertThat(attributions(linear, new float[] {1, 2})).containsExactly(new double[] {1.5, 1, -2}, within(1e-12));
        assertThat(attributions(new LinearPredictor(new double[] {2, -1}, 0.5), new float[] {1, 2}))
                .containsExactly(new double[] {2, -2, 0.5}, within(1e-12));
    }

    @Test
    void attributionsOfAStackAreThoseOfItsPartsTogether() {
        Random random = new Random(8);
        for (int i = 0; i < 20; i++) {
            TreeEnsemble trees = RandomTrees.draw(random, 10, 3, 5);
            LinearPredictor linear = new LinearPredictor(
                    new double[] {random.nextGaussian(), random.nextGaussian(), 0}, -1, new double[] {0.5, 0, 2});
            StackedPredictor stack = new StackedPredictor(linear, trees);
            float[] row = {(float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()};
            double[] found = attributions(stack, row);
            double[] ofTrees = attributions(trees, row);
            double[] ofSum = attributions(linear, row);
            for (int k = 0; k < found.length; k++) {
                assertThat(found[k]).isCloseTo(ofTrees[k] + ofSum[k], within(1e-12));
            }
            assertThat(sum(found)).isCloseTo(stack.margin(row), within(1e-9));
        }
    }

    private static double[] attributions(Predictor predictor, float[] row) {
        double[] into = new double[predictor.inputs() + 1];
        Attributor attributor = predictor.attributor();
        attributor.attribute(row, into, attributor.scratch());
        return into;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double[] shapley(TreeEnsemble trees, float[] row) {
        int inputs = trees.inputs();
        double[] values = new double[1 << inputs];
        for (int set = 0; set < values.length; set++) {
            values[set] = known(trees, row, set);
        }
        double[] attributions = new double[inputs];
        for (int set = 0; set < values.length; set++) {
            for (int input = 0; input < inputs; input++) {
                if ((set >> input & 1) == 0) {
                    double orders = factorial(Integer.bitCount(set)) * factorial(inputs - Integer.bitCount(set) - 1);
                    attributions[input] += orders / factorial(inputs) * (values[set | 1 << input] - values[set]);
                }
            }
        }
        return attributions;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    /** What is expected where only a set of the inputs is known. */
    private static double known(TreeEnsemble trees, float[] row, int set) {
        double sum = trees.base();
        for (int root : trees.roots()) {
            sum += known(trees, row, set, root);
        }
        return sum;
    }

    private static double known(TreeEnsemble trees, float[] row, int set, int node) {
        int input = trees.feature()[node];
        if (input < 0) {
            return trees.value()[node];
        }
        int left = trees.left()[node];
        int right = trees.right()[node];
        if ((set >> input & 1) == 1) {
            float x = row[input];
            int next = Float.isNaN(x) ? trees.missing()[node] : x < trees.value()[node] ? left : right;
            return known(trees, row, set, next);
        }
        double coverLeft = trees.cover()[left];
        double coverRight = trees.cover()[right];
        return (coverLeft * known(trees, row, set, left) + coverRight * known(trees, row, set, right))
                / (coverLeft + coverRight);
    }
}
