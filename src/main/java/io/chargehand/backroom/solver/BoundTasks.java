package io.chargehand.backroom.solver;

import io.chargehand.backroom.PredecessorLink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what one worker must do together. Stateless. */
final class BoundTasks {

    private static final int[] NOBODY = {};

    private BoundTasks() {}

    /** Fills in who is bound to whom, and lets only those be eligible who can do all of it. */
    static void bind(DenseProblem problem) {
        int[] leader = new int[problem.taskCount];
        Arrays.setAll(leader, t -> t);
        boolean any = false;
        for (int t = 0; t < problem.taskCount; t++) {
            for (PredecessorLink link : problem.task(t).terms().links()) {
                if (link.sameWorker()) {
                    leader[lead(leader, t)] = lead(leader, problem.indexOf(link.predecessor()));
                    any = true;
                }
            }
        }
        Arrays.fill(problem.bound, NOBODY);
        if (!any) {
            return;
        }
        Map<Integer, List<Integer>> groups = new HashMap<>();
        for (int t = 0; t < problem.taskCount; t++) {
            groups.computeIfAbsent(lead(leader, t), id -> new ArrayList<>()).add(t);
        }
        for (List<Integer> group : groups.values()) {
            if (group.size() > 1) {
                bind(problem, group.stream().mapToInt(Integer::intValue).toArray());
            }
        }
    }

    private static void bind(DenseProblem problem, int[] group) {
        for (int w = 0; w < problem.workerCount; w++) {
            boolean all = true;
            for (int t : group) {
                all &= problem.eligible[w][t];
            }
            for (int t : group) {
                problem.eligible[w][t] &= all || problem.startedFinish[t] >= 0;
            }
        }
        for (int t : group) {
            problem.bound[t] = group;
        }
    }

    private static int lead(int[] leader, int task) {
        int at = task;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
