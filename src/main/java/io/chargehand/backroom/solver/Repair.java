package io.chargehand.backroom.solver;

import io.chargehand.backroom.Pin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Makes the plan to start from: started and frozen work where it is, then what the previous plan had, in its order, then what
 * is new, dearest first, each where it costs least. Used once.
 */
final class Repair {

    private final DenseProblem problem;
    private final Timetable table;
    private final int[] fixed;
    private final Inserter inserter;
    private final boolean[] hopeless;

    /**
     * Prepares to fill the table.
     *
     * @param hopeless tasks that nobody can do
     */
    Repair(Timetable table, boolean[] hopeless) {
        this.problem = table.problem;
        this.table = table;
        this.hopeless = hopeless;
        this.fixed = new int[problem.workerCount];
        this.inserter = new Inserter(table, fixed);
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
        leaveOffenders(true);
        placePrevious();
        leaveOffenders(false);
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

    /** Takes out what breaks a rule until nothing does: fixed work is left undone, other work is placed again later. */
    private void leaveOffenders(boolean leave) {
        while (table.violations() > 0) {
            int task = table.offender();
            inserter.takeOut(task);
            if (leave) {
                inserter.leave(task);
            } else {
                table.refresh();
            }
        }
    }

    private void placeRest() {
        double[] urgency = urgency();
        List<Integer> rest = new ArrayList<>();
        for (int t = 0; t < problem.taskCount; t++) {
            if (table.holder[t] == Timetable.ABSENT) {
                rest.add(t);
            }
        }
        rest.sort(
                Comparator.comparingDouble((Integer t) -> -urgency[t]).thenComparing(t -> problem.topologicalRank[t]));
        Random unused = new Random(0);
        for (int t : rest) {
            if (table.holder[t] == Timetable.ABSENT) {
                inserter.place(t, unused, 0);
            }
        }
    }

    /** What being left undone loses, with all that has to come after, so that predecessors come first. */
    private double[] urgency() {
        int[] byRank = new int[problem.taskCount];
        for (int t = 0; t < problem.taskCount; t++) {
            byRank[problem.topologicalRank[t]] = t;
        }
        double[] urgency = new double[problem.taskCount];
        for (int i = problem.taskCount - 1; i >= 0; i--) {
            int t = byRank[i];
            urgency[t] = problem.undoneCost[t];
            for (int s : problem.successors[t]) {
                urgency[t] += urgency[s];
            }
        }
        return urgency;
    }
}
