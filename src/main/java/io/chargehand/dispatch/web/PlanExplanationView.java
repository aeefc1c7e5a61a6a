package io.chargehand.dispatch.web;

import io.chargehand.backroom.LaborHour;
import io.chargehand.backroom.PlanExplanation;
import io.chargehand.backroom.SkillLoad;
import io.chargehand.backroom.TaskExplanation;
import io.chargehand.backroom.WorkerExplanation;
import io.chargehand.dispatch.ExplainedPlan;
import io.chargehand.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/**
 * A plan in parts that add up, as JSON.
 *
 * @param nodeId the node
 * @param version of the plan
 * @param plannedAt when the plan was made
 * @param cost the plan score by kind: the sum of the tasks' costs and the workers' ways home
 * @param lowerBound no plan costs less
 * @param tasks in the plan, each with its part
 * @param workers where their time goes and what their tasks cost
 * @param skills how busy those who have a skill are, busiest first
 * @param bottleneckSkill the busiest skill; null where none is needed
 * @param laborHours what an hour more would be worth, by kind of worker, most first; empty unless asked for
 */
record PlanExplanationView(
        String nodeId,
        long version,
        String plannedAt,
        CostView cost,
        MoneyView lowerBound,
        List<TaskPartView> tasks,
        List<WorkerView> workers,
        List<SkillView> skills,
        @Nullable String bottleneckSkill,
        List<LaborView> laborHours) {

    /**
     * A task's part of the plan score.
     *
     * @param taskId the task
     * @param rank by planned start; 0 where not placed
     * @param workerId who has it; null where not placed
     * @param cost its part
     */
    record TaskPartView(String taskId, int rank, @Nullable String workerId, CostView cost) {
        static TaskPartView of(TaskExplanation task) {
            return new TaskPartView(
                    task.task().value(),
                    task.rank(),
                    task.worker().map(WorkerId::value).orElse(null),
                    CostView.of(task.cost()));
        }
    }

    /**
     * A worker; times are ISO 8601 durations.
     *
     * @param workerId the worker
     * @param tasks how many
     * @param cost of the tasks and the way home
     * @param wayHome of the way home alone
     * @param working time on tasks
     * @param walking time on the way
     * @param idle working time that goes to neither
     * @param left working time after the last task
     * @param slack how much later all may be before the plan costs more; null where for ever
     */
    record WorkerView(
            String workerId,
            int tasks,
            CostView cost,
            CostView wayHome,
            String working,
            String walking,
            String idle,
            String left,
            @Nullable String slack) {
        static WorkerView of(WorkerExplanation worker) {
            return new WorkerView(
                    worker.worker().value(),
                    worker.tasks(),
                    CostView.of(worker.cost()),
                    CostView.of(worker.wayHome()),
                    TaskExplanationView.duration(worker.working()),
                    TaskExplanationView.duration(worker.walking()),
                    TaskExplanationView.duration(worker.idle()),
                    TaskExplanationView.duration(worker.left()),
                    worker.slack().map(TaskExplanationView::duration).orElse(null));
        }
    }

    /**
     * A skill.
     *
     * @param skill the skill
     * @param needed work that needs it, ISO 8601
     * @param available working time of those who have it, ISO 8601
     */
    record SkillView(String skill, String needed, String available) {
        static SkillView of(SkillLoad load) {
            return new SkillView(
                    load.skill().code(),
                    TaskExplanationView.duration(load.needed()),
                    TaskExplanationView.duration(load.available()));
        }
    }

    /**
     * An hour more of a kind of worker.
     *
     * @param skills what such a worker can do
     * @param equipment what such a worker holds
     * @param worth what the plan would cost less, an estimate
     */
    record LaborView(List<String> skills, List<String> equipment, MoneyView worth) {
        static LaborView of(LaborHour hour) {
            return new LaborView(names(hour.skills()), names(hour.equipment()), MoneyView.of(hour.worth()));
        }

        private static List<String> names(Collection<?> things) {
            return things.stream().map(Object::toString).sorted().toList();
        }
    }

    static PlanExplanationView of(ExplainedPlan explained) {
        PlanExplanation plan = explained.explanation();
        return new PlanExplanationView(
                explained.planned().node().value(),
                explained.planned().version(),
                explained.planned().plannedAt().toString(),
                CostView.of(plan.cost()),
                MoneyView.of(plan.lowerBound()),
                plan.tasks().stream().map(TaskPartView::of).toList(),
                plan.workers().stream().map(WorkerView::of).toList(),
                plan.skills().stream().map(SkillView::of).toList(),
                plan.bottleneck().map(load -> load.skill().code()).orElse(null),
                explained.laborHours().stream().map(LaborView::of).toList());
    }
}
