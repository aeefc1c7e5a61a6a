package io.chargehand.dispatch.web;

import io.chargehand.dispatch.PlanJobs;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Where a task would cost least, as JSON.
 *
 * @param version of the plan
 * @param taskId the task
 * @param cost of the plan as it is
 * @param places cheapest first, each with what the plan would cost more
 * @param moveUp the smallest change that lets it start earlier; only of a task of the problem
 */
record PlacementsView(
        long version,
        String taskId,
        MoneyView cost,
        List<TaskExplanationView.PlaceView> places,
        TaskExplanationView.@Nullable MoveUpView moveUp) {

    static PlacementsView of(PlanJobs.Placements placements) {
        return new PlacementsView(
                placements.version(),
                placements.task().value(),
                MoneyView.of(placements.cost()),
                placements.places().stream()
                        .map(TaskExplanationView.PlaceView::of)
                        .toList(),
                placements.moveUp().map(TaskExplanationView.MoveUpView::of).orElse(null));
    }
}
