package io.chargehand.scoring;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SweptTreesTest {

    private static final int INPUTS = 8;

    @Test
    void sumsAreThoseOfRowByRow() {
        Random random = new Random(7);
        for (int trial = 0; trial < 400; trial++) {
            TreeEnsemble trees = RandomTrees.draw(random, 1 + random.nextInt(12), INPUTS, random.nextInt(7));
            float[] row = RandomTrees.row(random, INPUTS);
            int rows = 1 + random.nextInt(18);
            int[] movingOf = new int[INPUTS];
            Arrays.fill(movingOf, -1);
            int moving = random.nextInt(3);
            float[][] moved = new float[moving][];
            for (int i = 0; i < moving; i++) {
                movingOf[2 * i + 1] = i;
                moved[i] = monotone(random, rows);
            }
            double[] swept = new SweptTrees(trees, movingOf).margins(row, moved, rows);
            for (int each = 0; each < rows; each++) {
                for (int i = 0; i < moving; i++) {
                    row[2 * i + 1] = moved[i][each];
                }
                double exact = trees.base();
                for (int tree = 0; tree < trees.roots().length; tree++) {
                    exact += trees.leafOf(row, tree);
                }
                assertThat(swept[each]).isCloseTo(exact, within(1e-12));
                assertThat(swept[each]).isCloseTo(trees.margin(row), within(1e-5));
            }
        }
    }

    private static float[] monotone(Random random, int rows) {
        float[] values = new float[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = Math.round(random.nextGaussian() * 4) / 4f;
        }
        Arrays.sort(values);
        if (random.nextBoolean()) {
            for (int i = 0; i < rows / 2; i++) {
                float kept = values[i];
                values[i] = values[rows - 1 - i];
                values[rows - 1 - i] = kept;
            }
        }
        return values;
    }
}
