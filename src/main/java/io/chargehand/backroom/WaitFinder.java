package io.chargehand.backroom;

import io.chargehand.backroom.TimedPlan.Place;
import io.chargehand.backroom.Wait.Cause;
import io.chargehand.kernel.TaskId;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static io.chargehand.backroom.PlanEvaluator.isStarted;
import static io.chargehand.backroom.PlanEvaluator.later;

/** Finds what a placed task waits for. Stateless. */
final class WaitFinder {

    private WaitFinder() {}

    static Wait find(TimedPlan timed, Place place) {
        SequencingTask task = place.task();
        Instant start = place.stop().start();
        if (isStarted(task)) {
            return because(Cause.UNDER_WAY, start, "it is under way");
        }
        Instant arrival = timed.free(place).plus(place.walk());
        Instant ready = later(arrival, task.release().orElse(arrival));
        Optional<TaskId> last = Optional.empty();
        for (TaskId predecessor : task.predecessors()) {
            Optional<Instant> done = timed.releasedBy(predecessor, task);
            if (done.isPresent() && done.get().isAfter(ready)) {
                ready = done.get();
                last = Optional.of(predecessor);
            }
        }
        Instant fits =
                place.worker().startWithin(ready, place.walk(), place.length()).orElse(ready);
        if (start.isAfter(fits)) {
            return late(timed, place);
        }
        if (fits.isAfter(ready)) {
            return because(Cause.WORKING_TIME, start, "it does not fit the working time before " + start);
        }
        if (last.isPresent()) {
            return predecessor(task, last.get(), start);
        }
        return arrival.isBefore(ready)
                ? because(Cause.RELEASE, start, "it may not start before " + start)
                : worker(timed, place, start);
    }

    private static Wait late(TimedPlan timed, Place place) {
        Instant start = place.stop().start();
        Optional<TaskId> partner =
                timed.partner(place.task()).map(other -> other.task().id());
        return partner.isPresent()
                ? new Wait(Cause.PARTNER, partner, start, "it waits for its other half " + partner.get())
                : because(
                        Cause.TOUR,
                        start,
                        "worker " + place.worker().id() + " sets out late, so that the tour is not too long");
    }

    private static Wait predecessor(SequencingTask task, TaskId predecessor, Instant start) {
        Duration gap = TimedPlan.gap(task, predecessor);
        String after = gap.isZero() ? "" : " and " + gap.toSeconds() / 60.0 + " minutes more";
        return new Wait(
                Cause.PREDECESSOR,
                Optional.of(predecessor),
                start,
                "it waits until " + predecessor + " is done" + after);
    }

    private static Wait worker(TimedPlan timed, Place place, Instant start) {
        String who = "worker " + place.worker().id();
        Optional<Stop> before = place.before();
        if (before.isPresent() && !before.get().finish().isBefore(timed.free(place))) {
            TaskId task = before.get().task();
            String walks = place.walk().isZero() ? "" : " and walks to it";
            return new Wait(Cause.TASK_BEFORE, Optional.of(task), start, who + " does " + task + " before" + walks);
        }
        if (timed.free(place).isAfter(timed.problem.now())) {
            return because(Cause.WORKER, start, who + " is not available before " + timed.free(place));
        }
        return place.walk().isZero()
                ? because(Cause.NOTHING, start, "it starts at once")
                : because(Cause.WALKING, start, who + " walks to it");
    }

    private static Wait because(Cause cause, Instant until, String sentence) {
        return new Wait(cause, Optional.empty(), until, sentence);
    }
}
