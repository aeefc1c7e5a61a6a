package io.chargehand.dispatch.web;

import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.WayHome;
import io.chargehand.backroom.WorkerSequence;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who does what when, as JSON.
 *
 * @param cost what it is expected to lose, by kind
 * @param sequences one for each worker
 * @param unplaced what is left undone, and why
 */
record PlanView(CostView cost, List<SequenceView> sequences, List<UnplacedView> unplaced) {

    /**
     * A worker's tasks.
     *
     * @param workerId the worker
     * @param stops in order of work
     * @param wayHome the way back, where there is one
     */
    record SequenceView(
            String workerId, List<StopView> stops, @Nullable WayHomeView wayHome) {
        static SequenceView of(WorkerSequence sequence) {
            return new SequenceView(
                    sequence.worker().value(),
                    sequence.stops().stream().map(StopView::of).toList(),
                    sequence.wayHome().map(WayHomeView::of).orElse(null));
        }
    }

    /**
     * A task in a sequence.
     *
     * @param taskId the task
     * @param walkStart when the worker sets out for it
     * @param start when the work starts
     * @param finish when the work ends
     * @param walking how long the walk to it takes, ISO 8601
     */
    record StopView(String taskId, String walkStart, String start, String finish, String walking) {
        static StopView of(Stop stop) {
            return new StopView(
                    stop.task().value(),
                    stop.walkStart().toString(),
                    stop.start().toString(),
                    stop.finish().toString(),
                    TaskExplanationView.duration(stop.walking()));
        }
    }

    /**
     * A way home.
     *
     * @param start when the worker sets out
     * @param arrival when the worker is there
     * @param walking how long that takes, ISO 8601
     */
    record WayHomeView(String start, String arrival, String walking) {
        static WayHomeView of(WayHome way) {
            return new WayHomeView(
                    way.start().toString(), way.arrival().toString(), TaskExplanationView.duration(way.walking()));
        }
    }

    /**
     * A task left undone.
     *
     * @param taskId the task
     * @param reason such as NO_SKILL
     * @param detail the same in words
     */
    record UnplacedView(String taskId, String reason, String detail) {
        static UnplacedView of(UnplacedTask task) {
            return new UnplacedView(task.task().value(), task.reason().name(), task.detail());
        }
    }

    static PlanView of(SequencePlan plan) {
        return new PlanView(
                CostView.of(plan.cost()),
                plan.sequences().stream().map(SequenceView::of).toList(),
                plan.unplaced().stream().map(UnplacedView::of).toList());
    }
}
