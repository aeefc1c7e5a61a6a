package io.chargehand.backroom.solver;

import io.chargehand.backroom.Pin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Makes the plan to start from: started and frozen work where it is, then what the previous plan had, in its order, then what
 * is new, each where it costs least. Used once.
 */
final class Repair {

    /** Sequences longer than this are sampled, so that a flood of tasks does not hold up the first plan. */
    private static final int PLACES_PER_WORKER = 64;

    /** More tasks than that are placed once: the order among many matters less, and a first plan is wanted soon. */
    private static final int MOST_TWICE = 40;

    /** How far ahead delay is looked at to order what is new: four hours, half a shift, lost least of those tried. */
    private static final long AHEAD_MILLIS = 4 * 3_600_000L;

    private final DenseProblem problem;
    private final Timetable table;
    private final int[] fixed;
    private final Inserter inserter;
    private final boolean[] hopeless;
    private final BooleanSupplier late;

    /**
     * Prepares to fill the table.
     *
     * @param hopeless tasks that nobody can do
     * @param late when true, what is left is put at the ends of the sequences
     */
    Repair(Timetable table, boolean[] hopeless, BooleanSupplier late) {
        this.late = late;
        this.problem = table.problem;
        this.table = table;
        this.hopeless = hopeless;
        this.fixed = new int[problem.workerCount];
        this.inserter = new Inserter(table, KnownPrices.none(table), fixed);
    }

    /**
     * Fills the table and returns how many tasks at the front of each sequence are fixed. Frozen work that cannot stay where
     * it is becomes hopeless.
     */
    int[] fill() {
        for (int t = 0; t < problem.taskCount; t++) {
            if (hopeless[t]) {
                table.leave(t);
            }
        }
        placeFixed();
        resolveOffenders();
        placePrevious();
        resolveOffenders();
        placeRest();
        for (int t = 0; t < problem.taskCount; t++) {
            boolean frozen =
                    problem.task(t).pin().filter(Pin.Frozen.class::isInstance).isPresent();
            hopeless[t] |= frozen && table.isUndone(t);
        }
        return fixed;
    }

    private void placeFixed() {
        List<Integer> pinned = new ArrayList<>();
        for (int t = 0; t < problem.taskCount; t++) {
            Pin pin = problem.task(t).pin().orElse(null);
            if (!hopeless[t] && (pin instanceof Pin.Started || pin instanceof Pin.Frozen)) {
                pinned.add(t);
            }
        }
        pinned.sort(Comparator.comparingLong(
                        (Integer t) -> rank(problem.task(t).pin().orElseThrow()))
                .thenComparing(t -> problem.task(t).id()));
        for (int t : pinned) {
            int w = problem.indexOf(problem.task(t).pin().orElseThrow().worker());
            table.insert(t, w, table.length[w]);
            fixed[w]++;
        }
        table.refresh();
    }

    private static long rank(Pin pin) {
        return pin instanceof Pin.Frozen frozen ? frozen.rank() : Long.MIN_VALUE;
    }

    private void placePrevious() {
        problem.problem
                .previousPlan()
                .ifPresent(plan -> plan.sequences().forEach(sequence -> {
                    int w = problem.indexOf(sequence.worker());
                    sequence.stops().forEach(stop -> {
                        int t = problem.indexOf(stop.task());
                        boolean open = w >= 0 && t >= 0 && table.holder[t] == Timetable.ABSENT;
                        if (open && problem.eligible[w][t]) {
                            table.insert(t, w, table.length[w]);
                        }
                    });
                }));
        table.refresh();
    }

    /** Takes out what breaks a rule until nothing does: to be placed again later, or left undone when it is fixed. */
    private void resolveOffenders() {
        while (table.violations() > 0) {
            int task = table.offender();
            if (!isFixed(task)) {
                table.takeOut(task);
                table.refresh();
            } else if (takeOutPredecessors(task)) {
                table.refresh();
            } else {
                inserter.takeOut(task);
                inserter.leave(task);
            }
        }
    }

    private boolean isFixed(int task) {
        return table.place[task] < fixed[table.holder[task]];
    }

    /** Frees fixed work from movable work that stands in its way; false where there is none. */
    private boolean takeOutPredecessors(int task) {
        boolean found = false;
        for (int p : problem.predecessors[task]) {
            if (table.isWaiting(p)) {
                found |= takeOutPredecessors(p);
                if (!isFixed(p)) {
                    table.takeOut(p);
                    found = true;
                }
            }
        }
        return found;
    }

    /**
     * Places what has no place. Where that is little, it is done twice and the cheaper plan kept: the dearest to delay first with
     * an eye on what waits for each task, and in the problem's order, each where it costs least by itself.
     */
    private void placeRest() {
        List<Integer> rest = new ArrayList<>();
        for (int t = 0; t < problem.taskCount; t++) {
            if (table.holder[t] == Timetable.ABSENT) {
                rest.add(t);
            }
        }
        double[] urgency = urgency();
        List<Integer> byUrgency = new ArrayList<>(rest);
        byUrgency.sort(
                Comparator.comparingDouble((Integer t) -> -urgency[t]).thenComparing(t -> problem.topologicalRank[t]));
        inserter.limitPlaces(PLACES_PER_WORKER);
        if (rest.size() < 2 || rest.size() > MOST_TWICE || late.getAsBoolean()) {
            place(byUrgency);
            return;
        }
        LaidPlan bare = LaidPlan.of(table, fixed);
        place(byUrgency);
        LaidPlan first = LaidPlan.of(table, fixed);
        bare.layInto(table, fixed);
        rest.forEach(table::takeOut);
        table.prices().lookAhead(false);
        place(rest);
        table.prices().lookAhead(true);
        if (!LaidPlan.of(table, fixed).isCheaperThan(first)) {
            first.layInto(table, fixed);
        }
    }

    private void place(List<Integer> tasks) {
        Random unused = new Random(0);
        for (int t : tasks) {
            if (table.holder[t] == Timetable.ABSENT) {
                if (late.getAsBoolean()) {
                    inserter.append(t);
                } else {
                    inserter.place(t, unused, 0);
                }
            }
        }
    }

    /** What waiting for some hours loses by minute of work. */
    private double density(int t) {
        Curve curve = problem.curves[t];
        return (curve.at(AHEAD_MILLIS) - curve.at(0))
                / (1 + problem.task(t).duration().value());
    }

    /** What delay loses by minute of work, with all that has to come after, so that predecessors come first. */
    private double[] urgency() {
        int[] byRank = new int[problem.taskCount];
        for (int t = 0; t < problem.taskCount; t++) {
            byRank[problem.topologicalRank[t]] = t;
        }
        double[] urgency = new double[problem.taskCount];
        for (int i = problem.taskCount - 1; i >= 0; i--) {
            int t = byRank[i];
            urgency[t] = density(t);
            for (int s : problem.successors[t]) {
                urgency[t] += urgency[s];
            }
        }
        return urgency;
    }
}
