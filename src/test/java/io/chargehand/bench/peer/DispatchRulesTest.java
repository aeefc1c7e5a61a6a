package io.chargehand.bench.peer;

import io.chargehand.bench.published.Engine;
import io.chargehand.bench.published.Format;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.TardinessInstance;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class DispatchRulesTest {

    @Test
    void firstInFirstOutKeepsTheFilesOrder() {
        assertThat(order(new FirstInFirstOut(), Format.WT.generate(5, 1))).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void apparentTardinessCostWorksByWeightPerTimeWhenAllIsLate() {
        Instance allLate = TardinessInstance.withoutSetups(
                "late", new int[] {10, 10, 2}, new int[] {1, 5, 3}, new int[] {0, 0, 0});
        assertThat(order(new ApparentTardinessCost(), allLate)).containsExactly(2, 1, 0);
    }

    @Test
    void apparentTardinessCostLetsSlackWait() {
        Instance slack =
                TardinessInstance.withoutSetups("slack", new int[] {10, 10}, new int[] {1, 2}, new int[] {10, 500});
        assertThat(order(new ApparentTardinessCost(), slack)).containsExactly(0, 1);
    }

    @Test
    void apparentTardinessCostAvoidsLongSetups() {
        Instance far = new TardinessInstance(
                "far",
                new int[] {10, 10, 10},
                new int[] {1, 1, 1},
                new int[] {0, 0, 0},
                new int[] {0, 40, 40},
                new int[][] {{0, 40, 1}, {40, 0, 1}, {40, 1, 0}});
        assertThat(order(new ApparentTardinessCost(), far)).containsExactly(0, 2, 1);
    }

    private static int[] order(Engine engine, Instance instance) {
        return engine.solve(instance, Duration.ofSeconds(1), 1).orElseThrow().row(0);
    }
}
