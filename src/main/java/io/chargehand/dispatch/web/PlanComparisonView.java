package io.chargehand.dispatch.web;

import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.TaskExplanation;
import io.chargehand.dispatch.PlanComparison;
import io.chargehand.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A plan beside the best one of a job, as JSON.
 *
 * @param plan when each task would be done
 * @param analysis the plan in parts that add up
 * @param bestCost of the job's best plan; null where it has none yet
 * @param added what the plan costs more than that; negative where it costs less
 * @param differences of tasks that are not where and when the best plan has them, or cost another amount
 */
record PlanComparisonView(
        PlanView plan,
        ScoreAnalysisView analysis,
        @Nullable CostView bestCost,
        @Nullable MoneyView added,
        List<DifferenceView> differences) {

    /**
     * Where a task stands in a plan.
     *
     * @param workerId who has it; null where it is left undone
     * @param position among the worker's; 0 where it is left undone
     * @param plannedStart when it starts
     */
    record StandingView(
            @Nullable String workerId,
            int position,
            @Nullable String plannedStart) {
        static StandingView of(TaskExplanation task) {
            return new StandingView(
                    task.worker().map(WorkerId::value).orElse(null),
                    task.position(),
                    task.stop().map(Stop::start).map(Object::toString).orElse(null));
        }
    }

    /**
     * A task that differs.
     *
     * @param taskId the task
     * @param here in the plan
     * @param best in the job's best plan
     * @param added what it costs more here
     */
    record DifferenceView(String taskId, StandingView here, StandingView best, MoneyView added) {}

    static PlanComparisonView of(PlanComparison comparison) {
        SequencePlan plan = comparison.plan().plan();
        return new PlanComparisonView(
                PlanView.of(plan),
                ScoreAnalysisView.of(null, comparison.plan(), List.of()),
                comparison.best().map(best -> CostView.of(best.cost())).orElse(null),
                comparison.added().map(MoneyView::of).orElse(null),
                comparison.differences().stream()
                        .map(each -> new DifferenceView(
                                each.task().value(),
                                StandingView.of(each.here()),
                                StandingView.of(each.there()),
                                MoneyView.of(each.added())))
                        .toList());
    }
}
