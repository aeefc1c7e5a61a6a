package io.chargehand.scoring;

import io.chargehand.kernel.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** However trees are laid out, a row falls where comparing it node by node takes it. */
class TreeEnsembleTest {

    private static final int INPUTS = 5;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 6, 10})
    void theMarginIsTheSumOfTheLeavesInOrder(int depth) {
        Random random = new Random(depth);
        for (int trees = 1; trees < 12; trees++) {
            TreeEnsemble ensemble = RandomTrees.draw(random, trees, INPUTS, depth);
            for (int i = 0; i < 300; i++) {
                float[] row = RandomTrees.row(random, INPUTS);
                float sum = ensemble.base();
                for (int tree = 0; tree < trees; tree++) {
                    assertThat(ensemble.margin(row, tree)).isEqualTo(sum);
                    sum += ensemble.leafOf(row, tree);
                }
                assertThat(ensemble.margin(row)).isEqualTo(sum);
            }
        }
    }

    @Test
    void aRowAtTheThresholdGoesRight() {
        TreeEnsemble stump = stump(0f, 1);
        assertThat(stump.margin(new float[] {-Float.MIN_VALUE})).isEqualTo(1);
        assertThat(stump.margin(new float[] {-0f})).isEqualTo(2);
        assertThat(stump.margin(new float[] {0f})).isEqualTo(2);
        assertThat(stump.margin(new float[] {Float.NaN})).isEqualTo(1);
        assertThat(stump(Float.POSITIVE_INFINITY, 2).margin(new float[] {Float.POSITIVE_INFINITY}))
                .isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoTree() {
        assertThatThrownBy(() -> stump(Float.NaN, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> stump(0f, 0)).isInstanceOf(InvalidInputException.class);
    }

    private static TreeEnsemble stump(float threshold, int missing) {
        return new TreeEnsemble(
                1,
                0,
                new int[] {0},
                new int[] {0, -1, -1},
                new float[] {threshold, 1, 2},
                new int[] {1, -1, -1},
                new int[] {2, -1, -1},
                new int[] {missing, -1, -1},
                new float[] {2, 1, 1});
    }
}
