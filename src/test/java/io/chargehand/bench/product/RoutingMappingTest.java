package io.chargehand.bench.product;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.bench.peer.FirstInFirstOut;
import io.chargehand.bench.published.Evaluation;
import io.chargehand.bench.published.Format;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.RoutingInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class RoutingMappingTest {

    private static final int CLIENTS = 12;

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"SDVRPTW", "MDVRPTW"})
    void theProductJudgesAnyToursAsTheEvaluatorDoes(Format format) {
        int feasible = 0;
        for (int seed = 0; seed < 400; seed++) {
            RoutingInstance instance = (RoutingInstance) format.generate(CLIENTS, seed % 20);
            RoutingMapping mapping = new RoutingMapping(instance);
            Routes routes = scattered(instance, new Random(seed));
            Evaluation evaluation = instance.evaluate(routes);
            PlanEvaluation product = PlanEvaluation.of(mapping.problem(), PlanOfRoutes.of(mapping.problem(), routes));
            if (!evaluation.feasible()) {
                assertThat(product.violations()).isNotEmpty();
                continue;
            }
            assertThat(product.violations()).isEmpty();
            assertThat(product.cost().total().amount())
                    .isEqualByComparingTo(BigDecimal.valueOf(evaluation.value().orElseThrow(), 4));
            feasible++;
        }
        assertThat(feasible).isBetween(50, 390);
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"SDVRPTW", "MDVRPTW"})
    void theProductServesEverybody(Format format) {
        RoutingInstance instance = (RoutingInstance) format.generate(CLIENTS, 1);
        try (ProductEngine engine = new ProductEngine()) {
            Routes routes = engine.solve(instance, Duration.ofMillis(300), 1).orElseThrow();
            assertThat(instance.evaluate(routes).violations()).isEmpty();
        }
    }

    /** Tours of the first-in-first-out rule, with up to two clients moved anywhere. */
    private static Routes scattered(RoutingInstance instance, Random random) {
        Routes routes =
                new FirstInFirstOut().solve(instance, Duration.ofSeconds(1), 1).orElseThrow();
        List<List<Integer>> rows = new ArrayList<>();
        for (int vehicle = 0; vehicle < routes.workers(); vehicle++) {
            rows.add(new ArrayList<>(Arrays.stream(routes.row(vehicle)).boxed().toList()));
        }
        int moves = random.nextInt(3);
        for (int move = 0; move < moves; move++) {
            Integer client = random.nextInt(instance.size());
            rows.forEach(row -> row.remove(client));
            List<Integer> row = rows.get(random.nextInt(rows.size()));
            row.add(random.nextInt(row.size() + 1), client);
        }
        return new Routes(rows.stream()
                .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new));
    }
}
