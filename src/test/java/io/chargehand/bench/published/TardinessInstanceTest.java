package io.chargehand.bench.published;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TardinessInstanceTest {

    /** Three jobs of 2, 3 and 4 units, weights 1, 10 and 2, all due at 4. */
    private final TardinessInstance plain =
            TardinessInstance.withoutSetups("plain", new int[] {2, 3, 4}, new int[] {1, 10, 2}, new int[] {4, 4, 4});

    private final TardinessInstance withSetups = new TardinessInstance(
            "set-ups", new int[] {2, 3}, new int[] {1, 10}, new int[] {4, 4}, new int[] {1, 5}, new int[][] {
                {0, 7}, {2, 0}
            });

    @Test
    void chargesEachJobForItsTardiness() {
        // ends 3, 5, 9: 0, 1 late at 1, 5 late at 2
        assertThat(plain.evaluate(Routes.single(new int[] {1, 0, 2})).value()).hasValue(1 + 10);
        // ends 2, 6, 9: 0, 2 late at 2, 5 late at 10
        assertThat(plain.evaluate(Routes.single(new int[] {0, 2, 1})).value()).hasValue(4 + 50);
    }

    @Test
    void setsUpFromTheStartAndByDirection() {
        // 1 + 2, then 7 + 3: ends 3 and 13
        assertThat(withSetups.evaluate(Routes.single(new int[] {0, 1})).value()).hasValue(90);
        // 5 + 3, then 2 + 2: ends 8 and 12
        assertThat(withSetups.evaluate(Routes.single(new int[] {1, 0})).value()).hasValue(40 + 8);
        assertThat(withSetups.horizon()).isEqualTo(2 + 2 + 3 + 7);
    }

    @Test
    void namesWhatIsMissingTwiceOrUnknown() {
        Evaluation evaluation = plain.evaluate(Routes.single(new int[] {1, 1, 7}));
        assertThat(evaluation.feasible()).isFalse();
        assertThat(evaluation.violations())
                .containsExactly(
                        "job 7 is not in the instance",
                        "job 0 occurs 0 times",
                        "job 1 occurs 2 times",
                        "job 2 occurs 0 times");
        assertThat(plain.evaluate(new Routes(new int[][] {{0, 1}, {2}})).violations())
                .containsExactly("there is one worker, not 2");
    }

    @Test
    void writesTheOrderFromZero() {
        Routes routes = Routes.single(new int[] {1, 0, 2});
        assertThat(plain.write(routes, plain.evaluate(routes))).isEqualTo("Sequence: 1 0 2\nCost: 11\n");
    }
}
