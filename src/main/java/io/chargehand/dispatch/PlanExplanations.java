package io.chargehand.dispatch;

import io.chargehand.backroom.BackroomTask;
import io.chargehand.backroom.LaborHour;
import io.chargehand.backroom.LaborWorth;
import io.chargehand.backroom.MoveAdvisor;
import io.chargehand.backroom.PlanExplanation;
import io.chargehand.backroom.PlannedProblem;
import io.chargehand.backroom.PromiseOutlook;
import io.chargehand.backroom.PromiseOutlook.LineOutlook;
import io.chargehand.backroom.ResidentPlans;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.TaskBook;
import io.chargehand.backroom.TaskExecution;
import io.chargehand.backroom.TaskExplanation;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.UnknownIdException;

import java.util.List;

/** Explains the published plans, as of what they were made for. Thread-safe. */
public final class PlanExplanations {

    private static final int MOST_RUNNERS_UP = 50;
    /** Enough for what an hour more is worth to settle to a few percent, at some tenths of a second for each kind of worker. */
    private static final int LABOR_STEPS = 200;

    private final TaskBook book;
    private final ResidentPlans plans;
    private final TaskExecution execution;
    private final PromiseOutlook outlook;
    private final MoveAdvisor advisor;
    private final LaborWorth labor;

    /** Makes an explainer of resident plans. */
    public PlanExplanations(
            TaskBook book,
            ResidentPlans plans,
            TaskExecution execution,
            PromiseOutlook outlook,
            MoveAdvisor advisor,
            LaborWorth labor) {
        this.book = book;
        this.plans = plans;
        this.execution = execution;
        this.outlook = outlook;
        this.advisor = advisor;
        this.labor = labor;
    }

    /**
     * Explains a task of a node's plan.
     *
     * @param runnersUp most other places shown, 1 to 50
     * @throws UnknownIdException when there is no such node, or no such task there
     * @throws ConflictException when no plan since the start knows the task
     */
    public ExplainedTask task(NodeId node, TaskId id, int runnersUp) {
        execution.checkNode(node);
        Rules.range("runnersUp", runnersUp, 1, MOST_RUNNERS_UP);
        BackroomTask task = book.get(id);
        if (!task.node().equals(node)) {
            throw new UnknownIdException("taskId", id, "task of node " + node);
        }
        PlannedProblem planned = planned(node);
        SequencingProblem problem = planned.problem();
        SequencePlan plan = planned.planned().plan();
        TaskExplanation explanation = PlanExplanation.of(problem, plan)
                .find(id)
                .orElseThrow(
                        () -> new ConflictException("taskId", id, "must be in the plan: ended, or not planned yet"));
        return new ExplainedTask(
                planned.planned(),
                explanation,
                advisor.runnersUp(problem, plan, id, runnersUp),
                advisor.moveUp(problem, plan, id),
                risks(task));
    }

    private List<LineOutlook> risks(BackroomTask task) {
        return task.created()
                .orderLine()
                .map(line -> outlook.attributed(line.order()).stream()
                        .filter(risk -> risk.node().equals(task.node()))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Explains a node's plan.
     *
     * @param laborHours whether to estimate what an hour more of each kind of worker would be worth, which takes a search for each
     * @throws UnknownIdException when there is no such node
     * @throws ConflictException when there is no plan since the start
     */
    public ExplainedPlan plan(NodeId node, boolean laborHours) {
        execution.checkNode(node);
        PlannedProblem planned = planned(node);
        SequencingProblem problem = planned.problem();
        SequencePlan plan = planned.planned().plan();
        List<LaborHour> hours = laborHours
                ? labor.estimate(problem, plan, LABOR_STEPS, node.value().hashCode())
                : List.of();
        return new ExplainedPlan(planned.planned(), PlanExplanation.of(problem, plan), hours);
    }

    private PlannedProblem planned(NodeId node) {
        return plans.findWithProblem(node)
                .orElseThrow(() -> new ConflictException("nodeId", node, "must have been planned since the start"));
    }
}
