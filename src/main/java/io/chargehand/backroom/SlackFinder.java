package io.chargehand.backroom;

import io.chargehand.backroom.TimedPlan.Place;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TimeWindow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.chargehand.backroom.PlanEvaluator.isStarted;

/**
 * Finds the latest finish of each task of a sound plan: from the last tasks back to the first, each no later than what comes after
 * it allows, its own curve, rules and working windows do. Where a tour is limited in length, the answer may be too low, never too
 * high. Used once.
 */
final class SlackFinder {

    private final TimedPlan timed;
    private final boolean free;
    private final Map<TaskId, Instant> latest = new HashMap<>();

    /**
     * Works on a plan.
     *
     * @param free whether the plan must not cost more; otherwise it must only stay sound
     */
    private SlackFinder(TimedPlan timed, boolean free) {
        this.timed = timed;
        this.free = free;
    }

    /** The slack of each placed task. */
    static Map<TaskId, Slack> find(TimedPlan timed) {
        SlackFinder dearer = new SlackFinder(timed, true);
        SlackFinder broken = new SlackFinder(timed, false);
        dearer.relax();
        broken.relax();
        Map<TaskId, Slack> slacks = new HashMap<>();
        for (Place place : timed.places()) {
            slacks.put(place.task().id(), new Slack(dearer.slack(place), broken.slack(place)));
        }
        return slacks;
    }

    /** None rather than less where work under way is late already, such as for the way home: that breaks no rule. */
    private Optional<Minutes> slack(Place place) {
        Instant most = latest.getOrDefault(place.task().id(), Instant.MAX);
        if (most.equals(Instant.MAX)) {
            return Optional.empty();
        }
        long millis = Duration.between(place.stop().finish(), most).toMillis();
        return Optional.of(new Minutes(Math.max(0, millis) / 60_000.0));
    }

    private void relax() {
        List<Place> backwards = new ArrayList<>(timed.places());
        backwards.sort(
                Comparator.comparing((Place place) -> place.stop().start()).reversed());
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Place place : backwards) {
                Instant most = most(place);
                Instant before = latest.put(place.task().id(), most);
                moved |= !most.equals(before);
            }
        }
    }

    private Instant latest(Place place) {
        return latest.getOrDefault(place.task().id(), Instant.MAX);
    }

    private Instant most(Place place) {
        Instant most = own(place);
        List<Stop> stops = place.sequence().stops();
        if (!place.isLast()) {
            Optional<Place> next = timed.find(stops.get(place.index() + 1).task());
            most = earlier(
                    most,
                    next.map(after -> back(latestStart(after), after.walk())).orElse(most));
        }
        for (Place successor : timed.waiting(place.task().id())) {
            Instant by = setsOutLate(successor)
                    ? place.stop().finish()
                    : back(
                            latestStart(successor),
                            TimedPlan.gap(successor.task(), place.task().id()));
            most = earlier(most, by);
        }
        if (isStarted(place.task())) {
            return most;
        }
        Instant partner = timed.partner(place.task())
                .map(this::latestStart)
                .map(start -> start.equals(Instant.MAX) ? start : start.plus(place.length()))
                .orElse(Instant.MAX);
        return withinWindow(place, earlier(most, partner));
    }

    private Instant latestStart(Place place) {
        return back(latest(place), place.length());
    }

    /** What the task's own curve, window, way home and tour allow. */
    private Instant own(Place place) {
        Instant now = place.stop().finish();
        if (setsOutLate(place)) {
            return now;
        }
        TaskTerms terms = place.task().terms();
        Instant most = isStarted(place.task())
                ? Instant.MAX
                : earlier(
                        terms.latestFinish().orElse(Instant.MAX),
                        terms.latestStart()
                                .map(start -> start.plus(place.length()))
                                .orElse(Instant.MAX));
        if (free) {
            most = earlier(most, place.task().delayCost().flatUntil(now).orElse(Instant.MAX));
            most = isStarted(place.task())
                    ? now
                    : earlier(most, withoutOvertime(place, place.stop().walkStart(), now));
        }
        return earlier(most, atTheEnd(place));
    }

    private Instant atTheEnd(Place place) {
        if (!place.isLast()) {
            return Instant.MAX;
        }
        Instant most = Instant.MAX;
        Optional<WayHome> home = place.sequence().wayHome();
        if (home.isPresent()) {
            Duration walk = Duration.between(home.get().start(), home.get().arrival());
            Instant arrival = place.worker().lastEnd().orElse(Instant.MAX);
            if (free) {
                arrival = earlier(
                        arrival,
                        withoutOvertime(place, home.get().start(), home.get().arrival()));
            }
            most = back(snapped(place, arrival, walk), walk);
        }
        if (place.worker().tour().longest().isPresent()) {
            Stop first = place.sequence().stops().get(0);
            Instant end = home.map(WayHome::arrival).orElse(place.stop().finish());
            Instant departure = timed.find(first.task())
                            .filter(each -> isStarted(each.task()))
                            .isPresent()
                    ? timed.problem.now()
                    : first.walkStart();
            Duration longest = Duration.ofMillis(
                    Math.round(place.worker().tour().longest().get().value() * 60_000));
            Duration left = longest.minus(Duration.between(departure, end));
            most = left.isNegative()
                    ? place.stop().finish()
                    : earlier(most, place.stop().finish().plus(left));
        }
        return most;
    }

    /** Until when it may end without more overtime. */
    private Instant withoutOvertime(Place place, Instant walkStart, Instant end) {
        SequencingWorker worker = place.worker();
        boolean costs = worker.overtimePerHour().compareTo(worker.wagePerHour()) > 0;
        if (!costs || worker.windows().isEmpty()) {
            return Instant.MAX;
        }
        Instant regular = worker.windows().get(worker.windows().size() - 1).end();
        if (!end.isAfter(regular)) {
            return regular;
        }
        return walkStart.isBefore(regular) ? end : Instant.MAX;
    }

    private Instant withinWindow(Place place, Instant most) {
        return snapped(place, most, place.walk().plus(place.length()));
    }

    /** The latest instant, not after {@code most}, that ends so long a stretch within one working window. */
    private static Instant snapped(Place place, Instant most, Duration length) {
        List<TimeWindow> windows = place.worker().windows();
        for (int i = windows.size() - 1; i >= 0; i--) {
            Instant end = i == windows.size() - 1
                    ? place.worker().lastEnd().orElseThrow()
                    : windows.get(i).end();
            Instant by = earlier(most, end);
            if (!by.minus(length).isBefore(windows.get(i).start())) {
                return by;
            }
        }
        return place.stop().finish();
    }

    /** Whether the worker waits before the tour, so that it is not too long: then other starts follow from the end. */
    private boolean setsOutLate(Place place) {
        return timed.find(place.sequence().stops().get(0).task())
                .filter(first -> first.worker().tour().longest().isPresent())
                .filter(first -> WaitFinder.find(timed, first).cause() == Wait.Cause.TOUR)
                .isPresent();
    }

    private static Instant back(Instant from, Duration by) {
        return from.equals(Instant.MAX) ? from : from.minus(by);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
