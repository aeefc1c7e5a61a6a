package io.chargehand.backroom.solver;

import io.chargehand.backroom.Pin;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.WalkingTimes;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A sequencing problem as primitive arrays, by index of task and worker in the problem's lists. Times are milliseconds after
 * the problem's now, money is ten-thousandths of the currency unit, so that sums are exact. Never changed once built.
 */
final class DenseProblem {

    /** Ten-thousandths in a unit of money: {@code Money}'s own resolution. */
    static final double UNITS = 10_000;

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
    final Curve[] curves;
    final long[] undoneCost;
    final int[] from;
    final int[] to;
    /** When a started task ends; -1 for all others. */
    final long[] startedFinish;
    /** The worker that the previous plan gave the task to, if giving it to another has its price; otherwise -1. */
    final int[] previousWorker;
    /** Predecessors come before their successors. */
    final int[] topologicalRank;

    final long[][] duration;
    final long[][] workCost;
    final boolean[][] eligible;
    final int[] position;
    final long[] availableFrom;
    final long[][] windowStart;
    /** Ends of working windows, the last with overtime. */
    final long[][] windowEnd;

    final long[] regularEnd;
    final double[] wage;
    final double[] overtimeExtra;
    final long reassignment;

    private final int locationCount;
    private final long[] walking;
    private final Map<TaskId, Integer> taskIndex = new HashMap<>();
    private final Map<WorkerId, Integer> workerIndex = new HashMap<>();

    DenseProblem(SequencingProblem problem) {
        this.problem = problem;
        taskCount = problem.tasks().size();
        workerCount = problem.workers().size();
        release = new long[taskCount];
        predecessors = new int[taskCount][];
        successors = new int[taskCount][];
        curves = new Curve[taskCount];
        undoneCost = new long[taskCount];
        from = new int[taskCount];
        to = new int[taskCount];
        startedFinish = new long[taskCount];
        previousWorker = new int[taskCount];
        topologicalRank = new int[taskCount];
        duration = new long[workerCount][taskCount];
        workCost = new long[workerCount][taskCount];
        eligible = new boolean[workerCount][taskCount];
        position = new int[workerCount];
        availableFrom = new long[workerCount];
        windowStart = new long[workerCount][];
        windowEnd = new long[workerCount][];
        regularEnd = new long[workerCount];
        wage = new double[workerCount];
        overtimeExtra = new double[workerCount];
        reassignment = units(problem.prices().reassignment().toDouble());
        locationCount = problem.walking().size();
        walking = walkingMillis(problem.walking());
        for (int w = 0; w < workerCount; w++) {
            readWorker(w);
        }
        for (int t = 0; t < taskCount; t++) {
            taskIndex.put(problem.tasks().get(t).id(), t);
        }
        for (int t = 0; t < taskCount; t++) {
            readTask(t);
        }
        linkSuccessors();
        rankTopologically();
        readPreviousPlan();
    }

    /** Milliseconds from one location to another, by their indices in the walking times. */
    long walking(int fromLocation, int toLocation) {
        return walking[fromLocation * locationCount + toLocation];
    }

    /** What walking so long costs with this worker. */
    long walkingCost(int worker, long millis) {
        return units(wage[worker] * (millis / MILLIS_PER_HOUR));
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
        for (int w = 0; w < workerCount; w++) {
            SequencingWorker worker = problem.workers().get(w);
            boolean able = pin instanceof Pin.Started || worker.canDo(task);
            eligible[w][t] = able && (pin == null || pinned == w);
            duration[w][t] = millis(task.duration().value() * worker.pace());
            workCost[w][t] = units(wage[w] * (duration[w][t] / MILLIS_PER_HOUR));
            dearestWage = Math.max(dearestWage, wage[w]);
        }
        startedFinish[t] = -1;
        if (pin instanceof Pin.Started started) {
            startedFinish[t] = Math.max(0, ceilMillis(started.start()) + duration[pinned][t]);
            workCost[pinned][t] = units(wage[pinned] * (startedFinish[t] / MILLIS_PER_HOUR));
            release[t] = 0;
        }
        Minutes work = task.duration();
        undoneCost[t] = curves[t].at(millisAfterNow(problem.horizon()))
                + units(dearestWage * (work.value() / 60))
                + units(problem.prices().undone().toDouble());
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
        }
        for (int t = 0; t < taskCount; t++) {
            for (int p : predecessors[t]) {
                successors[p][--counts[p]] = t;
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

    private void readPreviousPlan() {
        Arrays.fill(previousWorker, -1);
        problem.previousPlan()
                .ifPresent(plan -> plan.sequences().forEach(sequence -> {
                    int w = indexOf(sequence.worker());
                    sequence.stops().forEach(stop -> {
                        int t = indexOf(stop.task());
                        if (w >= 0 && t >= 0 && task(t).pin().isEmpty() && eligible[w][t]) {
                            previousWorker[t] = w;
                        }
                    });
                }));
    }

    private long[] walkingMillis(WalkingTimes times) {
        long[] millis = new long[locationCount * locationCount];
        for (int a = 0; a < locationCount; a++) {
            for (int b = 0; b < locationCount; b++) {
                millis[a * locationCount + b] = millis(times.minutes(a, b));
            }
        }
        return millis;
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
