package io.chargehand.backroom.solver;

import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.Pin;
import io.chargehand.backroom.PredecessorLink;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.WalkingTimes;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A sequencing problem as primitive arrays, by index of task and worker in the problem's lists. Times are milliseconds after
 * the problem's now, money is ten-thousandths of the currency unit, so that sums are exact. Never changed once built.
 */
final class DenseProblem {

    /** Ten-thousandths in a unit of money: {@code Money}'s own resolution. */
    static final double UNITS = 10_000;

    /** Later than anything, and small enough to be added to. */
    static final long NEVER = Long.MAX_VALUE / 4;

    /** What leaving a task that must be done weighs: more than all money. */
    static final long MUST = 100_000_000_000_000L;

    private static final int DECIMALS = 4;
    private static final double NEAR_TIE = 1e-5;
    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    final SequencingProblem problem;
    final int taskCount;
    final int workerCount;
    final long[] release;
    final int[][] predecessors;
    final int[][] successors;
    /** Least time from a predecessor's finish, beside {@link #predecessors}. */
    final long[][] predecessorGap;
    /** Whether a predecessor has to be with the same worker, beside {@link #predecessors}. */
    final boolean[][] predecessorShared;
    /** Whether a successor has to be with the same worker, beside {@link #successors}. */
    final boolean[][] successorShared;
    /** Least time to a successor's start, beside {@link #successors}. */
    final long[][] successorGap;
    /** The other half of work for two, where neither has begun; otherwise -1. */
    final int[] partner;
    /** Whether the task waits for a gap after a predecessor, or for its other half. */
    final boolean[] stiff;
    /** Tasks that one worker does together with this one, itself included; empty where there are none. */
    final int[][] bound;
    /** What a task puts on the cart, by the measures that some cart limits. */
    final long[][] load;

    /** The load's largest share of the largest cart, or the work as a share of the longest. */
    final double[] burden;

    final boolean[] unloads;
    final boolean[] must;
    /** Whether any task waits for another, so that sequences depend on each other. */
    final boolean coupled;

    final Curve[] curves;
    final long[] undoneCost;
    /** {@link #undoneCost}, and what weighs more than money for tasks that must be done. */
    final long[] undoneWeight;

    final int[] from;
    final int[] to;
    /** When a started task ends; -1 for all others. */
    final long[] startedFinish;
    /** The worker that the previous plan gave the task to, if giving it to another has its price; otherwise -1. */
    final int[] previousWorker;
    /** Whether the previous plan has most of the tasks. */
    final boolean resumes;
    /** Predecessors come before their successors. */
    final int[] topologicalRank;

    final long[][] duration;
    /** The least time that somebody who can do the task takes for it; 0 where nobody can. */
    final long[] shortest;

    final long[][] workCost;
    /** Whether skill, equipment and pin allow the worker the task. */
    final boolean[][] able;
    /** Whether in addition the cart holds it, and the worker is able to do all that has to be done with it. */
    final boolean[][] eligible;
    /** Latest start by worker and task. */
    final long[][] latestStart;

    /** Where the worker's way ends; -1 where the last task ends it. */
    final int[] home;
    /** The longest tour, {@link #NEVER} without limit. */
    final long[] longest;
    /** By the measures of {@link #load}. */
    final long[][] capacity;

    final int[] position;
    final long[] availableFrom;
    final long[][] windowStart;
    /** Ends of working windows, the last with overtime. */
    final long[][] windowEnd;

    final long[] regularEnd;
    final double[] wage;
    /** Price of walking, in ten-thousandths a millisecond. */
    final double[] walkingPerMilli;
    /** What overtime costs beyond the wage, in ten-thousandths a millisecond. */
    final double[] overtimePerMilli;

    private final double[] walkingPerHour;
    final double[] overtimeExtra;
    final long reassignment;
    /** The first worker who differs in nothing but the id. */
    final int[] kind;

    final int locationCount;
    /** Milliseconds by start and end. */
    final int[] walking;
    /** The same by end and start. */
    final int[] walkingBack;

    private final Map<TaskId, Integer> taskIndex = new HashMap<>();
    private final Map<WorkerId, Integer> workerIndex = new HashMap<>();

    DenseProblem(SequencingProblem problem) {
        this.problem = problem;
        taskCount = problem.tasks().size();
        workerCount = problem.workers().size();
        release = new long[taskCount];
        predecessors = new int[taskCount][];
        successors = new int[taskCount][];
        predecessorGap = new long[taskCount][];
        predecessorShared = new boolean[taskCount][];
        successorShared = new boolean[taskCount][];
        successorGap = new long[taskCount][];
        partner = new int[taskCount];
        stiff = new boolean[taskCount];
        bound = new int[taskCount][];
        load = new long[taskCount][];
        burden = new double[taskCount];
        unloads = new boolean[taskCount];
        must = new boolean[taskCount];
        undoneWeight = new long[taskCount];
        latestStart = new long[workerCount][taskCount];
        home = new int[workerCount];
        longest = new long[workerCount];
        capacity = new long[workerCount][];
        walkingPerMilli = new double[workerCount];
        overtimePerMilli = new double[workerCount];
        walkingPerHour = new double[workerCount];
        curves = new Curve[taskCount];
        undoneCost = new long[taskCount];
        from = new int[taskCount];
        to = new int[taskCount];
        startedFinish = new long[taskCount];
        previousWorker = new int[taskCount];
        topologicalRank = new int[taskCount];
        shortest = new long[taskCount];
        duration = new long[workerCount][taskCount];
        workCost = new long[workerCount][taskCount];
        able = new boolean[workerCount][taskCount];
        eligible = new boolean[workerCount][taskCount];
        position = new int[workerCount];
        availableFrom = new long[workerCount];
        windowStart = new long[workerCount][];
        windowEnd = new long[workerCount][];
        regularEnd = new long[workerCount];
        wage = new double[workerCount];
        overtimeExtra = new double[workerCount];
        kind = WorkerKinds.of(problem.workers());
        reassignment = units(problem.prices().reassignment().toDouble());
        locationCount = problem.walking().size();
        walking = new int[locationCount * locationCount];
        walkingBack = new int[locationCount * locationCount];
        readWalking(problem.walking());
        int[] measures = CartMeasures.limited(problem.workers());
        for (int w = 0; w < workerCount; w++) {
            readWorker(w);
            capacity[w] = CartMeasures.capacity(problem.workers().get(w), measures);
        }
        for (int t = 0; t < taskCount; t++) {
            taskIndex.put(problem.tasks().get(t).id(), t);
        }
        for (int t = 0; t < taskCount; t++) {
            load[t] = CartMeasures.load(task(t), measures);
            readTask(t);
        }
        boolean anyone = false;
        for (int t = 0; t < taskCount; t++) {
            readTerms(t);
            anyone |= predecessors[t].length > 0 || partner[t] >= 0;
        }
        coupled = anyone;
        BoundTasks.bind(this);
        weighBurdens();
        linkSuccessors();
        rankTopologically();
        resumes = 2 * readPreviousPlan() > taskCount;
    }

    /** Milliseconds from one location to another, by their indices in the walking times. */
    long walking(int fromLocation, int toLocation) {
        return walking[fromLocation * locationCount + toLocation];
    }

    /** What walking so long costs with this worker. */
    long walkingCost(int worker, long millis) {
        return units(walkingPerHour[worker] * (millis / MILLIS_PER_HOUR));
    }

    /** What the part of {@code [walkStart, finish]} past the shift costs beyond the wage. */
    long overtimeCost(int worker, long walkStart, long finish) {
        long over = finish - Math.max(walkStart, regularEnd[worker]);
        return over <= 0 ? 0 : units(overtimeExtra[worker] * (over / MILLIS_PER_HOUR));
    }

    /** The earliest start of a walk and its task that lie within one window, or -1. */
    long startWithinShift(int worker, long reached, long walk, long length) {
        long[] starts = windowStart[worker];
        long[] ends = windowEnd[worker];
        for (int i = 0; i < starts.length; i++) {
            long start = Math.max(reached, starts[i] + walk);
            if (start + length <= ends[i]) {
                return start;
            }
        }
        return -1;
    }

    /** The task's index, or -1. */
    int indexOf(TaskId task) {
        return taskIndex.getOrDefault(task, -1);
    }

    /** The worker's index, or -1. */
    int indexOf(WorkerId worker) {
        return workerIndex.getOrDefault(worker, -1);
    }

    SequencingTask task(int index) {
        return problem.tasks().get(index);
    }

    /** Rounds as {@code Money.of} does, ties included. */
    static long units(double money) {
        double scaled = money * UNITS;
        if (Math.abs(scaled - Math.floor(scaled) - 0.5) < NEAR_TIE) {
            return BigDecimal.valueOf(money)
                    .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                    .unscaledValue()
                    .longValue();
        }
        return (long) Math.rint(scaled);
    }

    private void readWorker(int w) {
        SequencingWorker worker = problem.workers().get(w);
        workerIndex.put(worker.id(), w);
        position[w] = problem.walking().indexOf(worker.position());
        availableFrom[w] = Math.max(0, ceilMillis(worker.availableFrom()));
        int windows = worker.windows().size();
        windowStart[w] = new long[windows];
        windowEnd[w] = new long[windows];
        regularEnd[w] = Long.MAX_VALUE;
        for (int i = 0; i < windows; i++) {
            windowStart[w][i] = ceilMillis(worker.windows().get(i).start());
            windowEnd[w][i] = millisAfterNow(worker.windows().get(i).end());
        }
        if (windows > 0) {
            regularEnd[w] = windowEnd[w][windows - 1];
            windowEnd[w][windows - 1] += millis(worker.overtimeAllowed().value());
        }
        wage[w] = worker.wagePerHour().toDouble();
        overtimeExtra[w] = worker.overtimePerHour().minus(worker.wagePerHour()).toDouble();
        walkingPerHour[w] = worker.walkingPerHour().toDouble();
        walkingPerMilli[w] = walkingPerHour[w] * UNITS / MILLIS_PER_HOUR;
        overtimePerMilli[w] = overtimeExtra[w] * UNITS / MILLIS_PER_HOUR;
        home[w] = worker.tour().home().map(problem.walking()::indexOf).orElse(-1);
        longest[w] = worker.tour().longest().map(most -> millis(most.value())).orElse(NEVER);
    }

    private void readTask(int t) {
        SequencingTask task = task(t);
        release[t] = task.release().map(this::ceilMillis).orElse(0L);
        predecessors[t] = task.predecessors().stream().mapToInt(this::indexOf).toArray();
        curves[t] = new Curve(task.delayCost(), problem.now());
        from[t] = problem.walking().indexOf(task.from());
        to[t] = problem.walking().indexOf(task.to());
        Pin pin = task.pin().orElse(null);
        int pinned = pin == null ? -1 : indexOf(pin.worker());
        double dearestWage = 0;
        long least = NEVER;
        for (int w = 0; w < workerCount; w++) {
            SequencingWorker worker = problem.workers().get(w);
            boolean started = pin instanceof Pin.Started;
            able[w][t] = (started || worker.canDo(task)) && (pin == null || pinned == w);
            eligible[w][t] = able[w][t] && (started || CartMeasures.fits(load[t], capacity[w]));
            duration[w][t] = millis(task.duration().value() * worker.pace());
            least = able[w][t] ? Math.min(least, duration[w][t]) : least;
            workCost[w][t] = units(wage[w] * (duration[w][t] / MILLIS_PER_HOUR));
            latestStart[w][t] = Math.min(
                    task.terms().latestStart().map(this::millisAfterNow).orElse(NEVER),
                    task.terms().latestFinish().map(this::millisAfterNow).orElse(NEVER) - duration[w][t]);
            dearestWage = Math.max(dearestWage, wage[w]);
        }
        shortest[t] = least < NEVER ? least : 0;
        startedFinish[t] = -1;
        if (pin instanceof Pin.Started started) {
            startedFinish[t] = Math.max(0, ceilMillis(started.start()) + duration[pinned][t]);
            workCost[pinned][t] = units(wage[pinned] * (startedFinish[t] / MILLIS_PER_HOUR));
            release[t] = 0;
        }
        Minutes work = task.duration();
        undoneCost[t] = task.terms().leaving() instanceof Leaving.Price own
                ? units(own.money().toDouble())
                : curves[t].at(millisAfterNow(problem.horizon()))
                        + units(dearestWage * (work.value() / 60))
                        + units(problem.prices().undone().toDouble());
        must[t] = task.terms().leaving() instanceof Leaving.Never;
        undoneWeight[t] = undoneCost[t] + (must[t] ? MUST : 0);
        unloads[t] = task.terms().unloads();
    }

    private void readTerms(int t) {
        SequencingTask task = task(t);
        predecessorGap[t] = new long[predecessors[t].length];
        predecessorShared[t] = new boolean[predecessors[t].length];
        for (PredecessorLink link : task.terms().links()) {
            for (int i = 0; i < predecessors[t].length; i++) {
                if (predecessors[t][i] == indexOf(link.predecessor())) {
                    predecessorGap[t][i] = millis(link.gap().value());
                    predecessorShared[t][i] = link.sameWorker();
                }
            }
        }
        int other = task.terms().partner().map(this::indexOf).orElse(-1);
        stiff[t] = other >= 0 || LongStream.of(predecessorGap[t]).anyMatch(gap -> gap > 0);
        partner[t] = other < 0 || startedFinish[t] >= 0 || startedFinish[other] >= 0 ? -1 : other;
    }

    private void weighBurdens() {
        double longestWork = 1;
        for (int t = 0; t < taskCount; t++) {
            longestWork = Math.max(longestWork, task(t).duration().value());
        }
        for (int t = 0; t < taskCount; t++) {
            burden[t] = task(t).duration().value() / longestWork;
            for (int m = 0; m < load[t].length; m++) {
                double largest = 1;
                for (long[] cart : capacity) {
                    largest = Math.max(largest, cart[m]);
                }
                burden[t] = Math.max(burden[t], load[t][m] / largest);
            }
        }
    }

    /** How far the task is from where the nearest worker begins, in milliseconds of walking. */
    long remoteness(int task) {
        long nearest = Long.MAX_VALUE;
        for (int w = 0; w < workerCount; w++) {
            nearest = Math.min(nearest, walking(position[w], from[task]));
        }
        return nearest;
    }

    private void linkSuccessors() {
        int[] counts = new int[taskCount];
        for (int[] before : predecessors) {
            for (int p : before) {
                counts[p]++;
            }
        }
        for (int t = 0; t < taskCount; t++) {
            successors[t] = new int[counts[t]];
            successorGap[t] = new long[counts[t]];
            successorShared[t] = new boolean[counts[t]];
        }
        for (int t = 0; t < taskCount; t++) {
            for (int i = 0; i < predecessors[t].length; i++) {
                int p = predecessors[t][i];
                successors[p][--counts[p]] = t;
                successorGap[p][counts[p]] = predecessorGap[t][i];
                successorShared[p][counts[p]] = predecessorShared[t][i];
            }
        }
    }

    private void rankTopologically() {
        int[] waitingFor = new int[taskCount];
        int[] queue = new int[taskCount];
        int ready = 0;
        for (int t = 0; t < taskCount; t++) {
            waitingFor[t] = predecessors[t].length;
            if (waitingFor[t] == 0) {
                queue[ready++] = t;
            }
        }
        for (int i = 0; i < ready; i++) {
            topologicalRank[queue[i]] = i;
            for (int s : successors[queue[i]]) {
                if (--waitingFor[s] == 0) {
                    queue[ready++] = s;
                }
            }
        }
    }

    /** Returns how many tasks the previous plan has. */
    private int readPreviousPlan() {
        Arrays.fill(previousWorker, -1);
        int known = 0;
        for (WorkerSequence sequence :
                problem.previousPlan().map(SequencePlan::sequences).orElse(List.of())) {
            int w = indexOf(sequence.worker());
            for (Stop stop : sequence.stops()) {
                int t = indexOf(stop.task());
                known += t >= 0 ? 1 : 0;
                if (w >= 0 && t >= 0 && task(t).pin().isEmpty() && able[w][t]) {
                    previousWorker[t] = w;
                }
            }
        }
        return known;
    }

    private void readWalking(WalkingTimes times) {
        for (int a = 0; a < locationCount; a++) {
            for (int b = 0; b < locationCount; b++) {
                int walk = Math.toIntExact(millis(times.minutes(a, b)));
                walking[a * locationCount + b] = walk;
                walkingBack[b * locationCount + a] = walk;
            }
        }
    }

    private static long millis(double minutes) {
        return Math.round(minutes * MILLIS_PER_MINUTE);
    }

    private long millisAfterNow(Instant instant) {
        return Duration.between(problem.now(), instant).toMillis();
    }

    private long ceilMillis(Instant instant) {
        Duration after = Duration.between(problem.now(), instant);
        return after.minusMillis(after.toMillis()).isZero() ? after.toMillis() : after.toMillis() + 1;
    }
}
