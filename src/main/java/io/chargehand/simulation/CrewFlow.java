package io.chargehand.simulation;

import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.TimeWindow;

import java.util.ArrayList;
import java.util.List;

/** The workers of a node: shifts, breaks, absences, and taking and doing tasks. */
final class CrewFlow {

    /** Days ahead that shifts are known. */
    static final int SHIFTS_AHEAD = 2;

    static final double WORK_SPREAD = 0.35;

    private final Site site;
    private final SiteState state;
    private final WorkPolicy policy;

    CrewFlow(Site site, WorkPolicy policy) {
        this.site = site;
        this.state = site.state;
        this.policy = policy;
    }

    /** Says who works some days ahead, and wakes who works today. */
    void schedule(int today, long at) {
        publish(today + SHIFTS_AHEAD, at);
        for (Work.Hand hand : state.hands) {
            if (works(site.node, hand.worker, today)) {
                int[] hours = Staffing.SHIFTS[hand.worker.pattern()];
                TwinCalendar calendar = site.physics.calendar();
                state.plan(calendar.at(today, hours[0]), Due.Kind.SHIFT_START, hand.worker.index());
                state.plan(calendar.at(today, hours[1]), Due.Kind.SHIFT_END, hand.worker.index());
                int pause = pauseMinute(hand.worker);
                state.plan(calendar.at(today, pause), Due.Kind.BREAK_START, hand.worker.index());
            }
        }
    }

    /** Says who works on a day. */
    void publish(int day, long at) {
        if (site.reporter.isSilent()) {
            return;
        }
        for (TwinWorker worker : site.node.crew()) {
            if (works(site.node, worker, day)) {
                site.reporter.say(at, shift(site.physics.calendar(), site.node, worker, day));
            }
        }
    }

    /** The shift of a worker who works that day. */
    static ShiftScheduled shift(TwinCalendar calendar, TwinNode node, TwinWorker worker, int day) {
        int[] hours = Staffing.SHIFTS[worker.pattern()];
        int pause = pauseMinute(worker);
        return new ShiftScheduled(
                shiftId(calendar, worker, day),
                worker.definition().workerId(),
                node.id(),
                window(calendar.at(day, hours[0]), calendar.at(day, hours[1])),
                List.of(window(calendar.at(day, pause), calendar.at(day, pause + Staffing.BREAK_MINUTES))));
    }

    private static ShiftId shiftId(TwinCalendar calendar, TwinWorker worker, int day) {
        return new ShiftId(worker.definition().workerId().value() + "-" + calendar.date(day));
    }

    private static TimeWindow window(long from, long to) {
        return new TimeWindow(TwinCalendar.instant(from), TwinCalendar.instant(to));
    }

    private static int pauseMinute(TwinWorker worker) {
        int[] hours = Staffing.SHIFTS[worker.pattern()];
        return (hours[0] + hours[1]) / 2 - 45 + 30 * (worker.index() % 3);
    }

    /** Whether a worker of a node works that day. */
    static boolean works(TwinNode node, TwinWorker worker, int day) {
        int place = 0;
        int size = 0;
        for (TwinWorker each : node.crew()) {
            if (each.pattern() == worker.pattern()) {
                if (each.index() < worker.index()) {
                    place++;
                }
                size++;
            }
        }
        int slots = (int) Math.floor(size * 5 / 7.0);
        return Staffing.works(place, slots, day);
    }

    /** A shift or break begins or ends. */
    void turn(Due.Kind kind, int worker, long at) {
        Work.Hand hand = state.hands.get(worker);
        switch (kind) {
            case SHIFT_START -> start(hand, at);
            case SHIFT_END -> {
                hand.leaves = hand.busy != null;
                hand.onShift = hand.leaves;
                hand.onBreak = false;
            }
            case BREAK_START -> {
                if (hand.onShift) {
                    hand.wantsBreak = true;
                    rest(hand, at);
                }
            }
            default -> hand.onBreak = false;
        }
    }

    private void start(Work.Hand hand, long at) {
        int today = site.physics.calendar().day(at);
        if (state.draws.chance(site.physics.demand().absence(site.node, today))) {
            if (!site.reporter.isSilent()) {
                site.reporter.say(
                        at, new ShiftCancelled(shiftId(site.physics.calendar(), hand.worker, today), "absent"));
            }
            return;
        }
        hand.onShift = true;
        hand.leaves = false;
        hand.wantsBreak = false;
        hand.at = site.node.staging()[0];
    }

    private void rest(Work.Hand hand, long at) {
        if (hand.wantsBreak && hand.busy == null) {
            hand.wantsBreak = false;
            hand.onBreak = true;
            state.plan(at + Staffing.BREAK_MINUTES * TwinCalendar.MINUTE, Due.Kind.BREAK_END, hand.worker.index());
        }
    }

    /** Gives every free worker a task. */
    void assign(long at) {
        if (state.waiting.isEmpty()) {
            return;
        }
        for (Work.Hand hand : state.hands) {
            if (hand.free()) {
                take(hand, at);
            }
        }
    }

    private void take(Work.Hand hand, long at) {
        int chosen = policy == WorkPolicy.FIFO ? first(hand) : choose(hand);
        if (chosen < 0) {
            return;
        }
        Work.Task task = state.waiting.remove(chosen);
        task.walked = site.node.walkMinutes()[hand.at][task.from];
        task.startedAt = at;
        double minutes = minutes(hand, task, task.walked, at);
        hand.busy = task;
        hand.at = task.to;
        state.plan(at + (long) (minutes * TwinCalendar.MINUTE), Due.Kind.TASK_END, hand.worker.index());
    }

    private double minutes(Work.Hand hand, Work.Task task, double walk, long at) {
        TwinCalendar calendar = site.physics.calendar();
        double crowd = site.physics.demand().congestion(site.node, calendar.day(at), calendar.hour(at));
        double pace = hand.worker.hiddenPace() * state.draws.lognormal(WORK_SPREAD);
        return Math.max(0.3, (walk + task.standardMinutes * pace) * crowd);
    }

    /** Draws again when a task under way ends, given that it has not ended yet. */
    void redraw(int worker, long at) {
        Work.Hand hand = state.hands.get(worker);
        Work.Task task = hand.busy;
        if (task == null) {
            return;
        }
        double spent = (at - task.startedAt) / (double) TwinCalendar.MINUTE;
        double minutes = minutes(hand, task, task.walked, task.startedAt);
        for (int i = 0; i < 20 && minutes < spent; i++) {
            minutes = minutes(hand, task, task.walked, task.startedAt);
        }
        long end = task.startedAt + (long) (Math.max(spent, minutes) * TwinCalendar.MINUTE);
        state.plan(Math.max(at, end), Due.Kind.TASK_END, worker);
    }

    private int first(Work.Hand hand) {
        for (int i = 0; i < state.waiting.size(); i++) {
            Work.Task task = state.waiting.get(i);
            if (task.eligible && hand.worker.types().contains(task.type)) {
                return i;
            }
        }
        return -1;
    }

    private int choose(Work.Hand hand) {
        List<WorkPolicy.Waiting> seen = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < state.waiting.size(); i++) {
            Work.Task task = state.waiting.get(i);
            if (task.eligible && hand.worker.types().contains(task.type)) {
                Work.Visit visit = task.visit;
                long due = visit == null ? Long.MAX_VALUE : visit.order.due;
                double walk = site.node.walkMinutes()[hand.at][task.from];
                seen.add(new WorkPolicy.Waiting(task.type, task.standardMinutes, walk, due));
                places.add(i);
            }
        }
        return seen.isEmpty() ? -1 : places.get(policy.choose(seen));
    }

    /** A worker is done with a task. */
    void end(int worker, long at) {
        Work.Hand hand = state.hands.get(worker);
        Work.Task task = hand.busy;
        if (task == null) {
            return;
        }
        hand.busy = null;
        state.openMinutes -= task.standardMinutes;
        finish(hand, task, at);
        if (hand.leaves) {
            hand.onShift = false;
            hand.leaves = false;
        }
        rest(hand, at);
    }

    private void finish(Work.Hand hand, Work.Task task, long at) {
        switch (task.type) {
            case PICK -> site.orders.picked(hand, task, at);
            case STAGE -> site.orders.staged(hand, task, at);
            case EXCEPTION -> site.shortfalls.cleared(hand, task, at);
            case RECEIVE -> site.inbound.received(hand, task, at);
            case PUT_AWAY -> site.inbound.putAway(hand, task, at);
            case REPLENISH -> site.shop.replenished(hand, task, at);
            case CYCLE_COUNT -> site.shop.counted(hand, task, at);
            case RETURN -> site.shop.inspected(hand, task, at);
        }
    }

    /** Chance that a worker errs once with an item. */
    double slip(Work.Hand hand, int carried, TaskType type) {
        int item = site.node.carried().get(carried).item().index();
        double base = type == TaskType.PICK ? 0.012 : 0.02;
        return Math.min(0.5, base * hand.worker.hiddenSlip() * site.physics.confusion(item));
    }
}
