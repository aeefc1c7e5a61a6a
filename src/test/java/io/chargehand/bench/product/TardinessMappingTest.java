package io.chargehand.bench.product;

import io.chargehand.backroom.PlanCost;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.bench.published.Format;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.TardinessInstance;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class TardinessMappingTest {

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"WT", "WTSDS"})
    void theProductsCostOfAnyOrderIsThePublishedValue(Format format) {
        for (int seed = 0; seed < 20; seed++) {
            TardinessInstance instance = (TardinessInstance) format.generate(30, seed);
            TardinessMapping mapping = new TardinessMapping(instance);
            List<Integer> order = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            PlanEvaluation evaluation = PlanEvaluation.of(mapping.problem(), plan(mapping.problem(), order));
            Routes routes = mapping.routes(evaluation.plan());
            assertThat(evaluation.violations()).isEmpty();
            assertThat(routes.row(0))
                    .containsExactly(order.stream().mapToInt(Integer::intValue).toArray());
            assertThat(evaluation.cost().total().amount())
                    .isEqualByComparingTo(java.math.BigDecimal.valueOf(
                            instance.evaluate(routes).value()));
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

    private static SequencePlan plan(SequencingProblem problem, List<Integer> order) {
        List<Stop> stops = order.stream()
                .map(job ->
                        new Stop(new TaskId("job-" + job), problem.now(), problem.now(), problem.now(), Minutes.ZERO))
                .toList();
        return new SequencePlan(
                problem.now(),
                List.of(new WorkerSequence(problem.workers().get(0).id(), stops)),
                List.of(),
                PlanCost.zero(problem.prices().currency()));
    }
}
