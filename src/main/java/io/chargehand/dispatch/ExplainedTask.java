package io.chargehand.dispatch;

import io.chargehand.backroom.Alternative;
import io.chargehand.backroom.MoveUp;
import io.chargehand.backroom.PlannedNode;
import io.chargehand.backroom.PromiseOutlook.LineOutlook;
import io.chargehand.backroom.TaskExplanation;

import java.util.List;

/**
 * Why a task of a published plan stands where it stands. Immutable.
 *
 * @param planned the plan
 * @param explanation position, cost, what it waits for and slack
 * @param runnersUp the best other places, cheapest first
 * @param moveUp the smallest change that would let it start earlier
 * @param risks of the promises it serves at this node, with the model and what it saw; empty where it serves none
 */
public record ExplainedTask(
        PlannedNode planned,
        TaskExplanation explanation,
        List<Alternative> runnersUp,
        MoveUp moveUp,
        List<LineOutlook> risks) {
    public ExplainedTask {
        runnersUp = List.copyOf(runnersUp);
        risks = List.copyOf(risks);
    }
}
