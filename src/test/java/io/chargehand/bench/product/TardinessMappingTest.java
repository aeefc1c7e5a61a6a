package io.chargehand.bench.product;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.bench.published.Format;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.TardinessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class TardinessMappingTest {

    private static final int JOBS = 30;

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"WT", "WTSDS"})
    void theProductsCostOfAnyOrderIsThePublishedValue(Format format) {
        for (int seed = 0; seed < 20; seed++) {
            TardinessInstance instance = (TardinessInstance) format.generate(JOBS, seed);
            TardinessMapping mapping = new TardinessMapping(instance);
            int[] order = shuffled(seed);
            Routes given = Routes.single(order);
            PlanEvaluation evaluation = PlanEvaluation.of(mapping.problem(), PlanOfRoutes.of(mapping.problem(), given));
            Routes routes = mapping.routes(evaluation.plan());
            assertThat(evaluation.violations()).isEmpty();
            assertThat(routes).isEqualTo(given);
            assertThat(evaluation.cost().total().amount())
                    .isEqualByComparingTo(
                            BigDecimal.valueOf(instance.evaluate(routes).value().orElseThrow()));
        }
    }

    @Test
    void theProductAnswersWithinItsTimeAndLeavesNothing() {
        try (ProductEngine engine = new ProductEngine()) {
            Instance instance = Format.WTSDS.generate(12, 1);
            Routes routes = engine.solve(instance, Duration.ofMillis(200), 1).orElseThrow();
            assertThat(instance.evaluate(routes).violations()).isEmpty();
        }
    }

    private static int[] shuffled(int seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, JOBS).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
