package io.chargehand.bench.product;

import io.chargehand.backroom.PlanCost;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.bench.published.Routes;
import io.chargehand.kernel.Minutes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An untimed plan with the given order of work, tasks and workers by their places in the problem. Stateless. */
final class PlanOfRoutes {

    private PlanOfRoutes() {}

    static SequencePlan of(SequencingProblem problem, Routes routes) {
        List<WorkerSequence> sequences = new ArrayList<>();
        for (int worker = 0; worker < routes.workers(); worker++) {
            List<Stop> stops = Arrays.stream(routes.row(worker))
                    .mapToObj(job -> problem.tasks().get(job).id())
                    .map(task -> new Stop(task, problem.now(), problem.now(), problem.now(), Minutes.ZERO))
                    .toList();
            sequences.add(new WorkerSequence(problem.workers().get(worker).id(), stops));
        }
        return new SequencePlan(
                problem.now(),
                sequences,
                List.of(),
                PlanCost.zero(problem.prices().currency()));
    }
}
