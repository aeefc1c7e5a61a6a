package io.chargehand.dispatch.web;

import io.chargehand.backroom.LaborHour;
import io.chargehand.backroom.PlanExplanation;
import io.chargehand.backroom.TaskExplanation;
import io.chargehand.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A plan of a posted problem in parts that add up, as JSON.
 *
 * @param version of the plan; null where it is not the job's own
 * @param feasible whether it breaks no rule
 * @param violations broken rules
 * @param cost the plan score by kind: the sum of the tasks' costs and the workers' ways home
 * @param lowerBound no plan costs less
 * @param tasks each with its part
 * @param workers where their time goes and what their tasks cost
 * @param skills how busy those who have a skill are, busiest first
 * @param bottleneckSkill the busiest skill; null where none is needed
 * @param laborHours what an hour more would be worth, by kind of worker, most first; empty unless asked for
 */
record ScoreAnalysisView(
        @Nullable Long version,
        boolean feasible,
        List<String> violations,
        CostView cost,
        MoneyView lowerBound,
        List<PartOfScoreView> tasks,
        List<PlanExplanationView.WorkerView> workers,
        List<PlanExplanationView.SkillView> skills,
        @Nullable String bottleneckSkill,
        List<PlanExplanationView.LaborView> laborHours) {

    /**
     * A task's part of the plan score, and why it stands where it stands.
     *
     * @param taskId the task
     * @param rank by planned start; 0 where not placed
     * @param position among its worker's; 0 where not placed
     * @param workerId who has it
     * @param plannedStart when it starts
     * @param plannedFinish when it ends
     * @param notPlaced why it has no place
     * @param cost its part by kind
     * @param delayParts where the delay in {@code cost} comes from; they add up to it
     * @param reason what the next minute of delay costs, in words
     * @param delayCostPerMinute the same as money
     * @param parts of the same
     * @param waitsFor what keeps it from starting earlier where it stands
     * @param slack how much later it may finish
     */
    record PartOfScoreView(
            String taskId,
            int rank,
            int position,
            @Nullable String workerId,
            @Nullable String plannedStart,
            @Nullable String plannedFinish,
            @Nullable String notPlaced,
            CostView cost,
            List<TaskExplanationView.LossView> delayParts,
            String reason,
            MoneyView delayCostPerMinute,
            List<TaskExplanationView.PartView> parts,
            TaskExplanationView.@Nullable WaitView waitsFor,
            TaskExplanationView.@Nullable SlackView slack) {

        static PartOfScoreView of(TaskExplanation task) {
            return new PartOfScoreView(
                    task.task().value(),
                    task.rank(),
                    task.position(),
                    task.worker().map(WorkerId::value).orElse(null),
                    task.stop().map(stop -> stop.start().toString()).orElse(null),
                    task.stop().map(stop -> stop.finish().toString()).orElse(null),
                    task.unplaced().map(left -> left.detail()).orElse(null),
                    CostView.of(task.cost()),
                    task.delay().stream().map(TaskExplanationView.LossView::of).toList(),
                    task.reason().sentence(),
                    MoneyView.of(task.reason().perMinute()),
                    task.reason().parts().stream()
                            .map(TaskExplanationView::part)
                            .toList(),
                    task.waitsFor().map(TaskExplanationView::waiting).orElse(null),
                    task.slack().map(TaskExplanationView::slack).orElse(null));
        }
    }

    static ScoreAnalysisView of(@Nullable Long version, PlanExplanation plan, List<LaborHour> laborHours) {
        return new ScoreAnalysisView(
                version,
                plan.violations().isEmpty(),
                plan.violations(),
                CostView.of(plan.cost()),
                MoneyView.of(plan.lowerBound()),
                plan.tasks().stream().map(PartOfScoreView::of).toList(),
                plan.workers().stream().map(PlanExplanationView.WorkerView::of).toList(),
                plan.skills().stream().map(PlanExplanationView.SkillView::of).toList(),
                plan.bottleneck().map(load -> load.skill().code()).orElse(null),
                laborHours.stream().map(PlanExplanationView.LaborView::of).toList());
    }
}
