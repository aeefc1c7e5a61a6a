package io.chargehand.dispatch.web;

import io.chargehand.dispatch.PlanExplanations;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why the live plan is as it is. */
@RestController
@Tag(name = "tasks")
final class PlanExplanationController {

    private static final int USUAL_RUNNERS_UP = 3;

    private final PlanExplanations explanations;

    PlanExplanationController(PlanExplanations explanations) {
        this.explanations = explanations;
    }

    /**
     * A task of the live plan, in money and in words.
     *
     * @param id the node
     * @param taskId the task
     * @param runnersUp most other places shown, 1 to 50; 3 where not given
     */
    @GetMapping("/v1/nodes/{id}/task-queue/{taskId}/explanation")
    @Operation(
            summary = "Why a task stands where it stands",
            description =
                    "Its part of the plan score, what it waits for, slack, the best other places with what they would add, and the smallest change that would let it start earlier.")
    TaskExplanationView task(
            @PathVariable String id,
            @PathVariable String taskId,
            @RequestParam(required = false) @Nullable String runnersUp) {
        return TaskExplanationView.of(explanations.task(
                new NodeId(id), new TaskId(taskId), QueryText.number("runnersUp", runnersUp, USUAL_RUNNERS_UP, 1, 50)));
    }

    /**
     * The live plan in parts that add up to its score.
     *
     * @param id the node
     * @param laborHours whether to estimate what an hour more of each kind of worker would be worth; false where not given
     */
    @GetMapping("/v1/nodes/{id}/plan-explanation")
    @Operation(
            summary = "The plan of a node in parts that add up to its score",
            description =
                    "Cost by kind, task and worker, idle time and slack, the busiest skill; with laborHours=true what an hour more would be worth.")
    PlanExplanationView plan(@PathVariable String id, @RequestParam(required = false) @Nullable String laborHours) {
        return PlanExplanationView.of(explanations.plan(new NodeId(id), QueryText.isTrue("laborHours", laborHours)));
    }
}
