package io.chargehand.dispatch;

import io.chargehand.backroom.LaborHour;
import io.chargehand.backroom.PlanExplanation;
import io.chargehand.backroom.PlannedNode;

import java.util.List;

/**
 * A published plan in parts that add up. Immutable.
 *
 * @param planned the plan
 * @param explanation its parts
 * @param laborHours what an hour more of each kind of worker would be worth; empty where not asked for
 */
public record ExplainedPlan(PlannedNode planned, PlanExplanation explanation, List<LaborHour> laborHours) {
    public ExplainedPlan {
        laborHours = List.copyOf(laborHours);
    }
}
