package io.chargehand.backroom.solver;

import io.chargehand.backroom.Pin;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.UnplacedTask.Reason;
import io.chargehand.kernel.TaskId;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what nobody can do, and says why a task is not in a plan. Stateless. */
final class Unplaceable {

    private Unplaceable() {}

    /** The tasks that have no place in any plan, by index. */
    static boolean[] hopeless(DenseProblem problem) {
        int[] byRank = new int[problem.taskCount];
        for (int t = 0; t < problem.taskCount; t++) {
            byRank[problem.topologicalRank[t]] = t;
        }
        boolean[] hopeless = new boolean[problem.taskCount];
        for (int t : byRank) {
            hopeless[t] = problem.startedFinish[t] < 0 && !fitsSomeone(problem, t, true);
        }
        boolean more = true;
        while (more) {
            more = false;
            for (int t : byRank) {
                if (!hopeless[t] && problem.startedFinish[t] < 0 && hangsOn(problem, t, hopeless)) {
                    hopeless[t] = true;
                    more |= problem.partner[t] >= 0;
                }
            }
        }
        return hopeless;
    }

    private static boolean hangsOn(DenseProblem problem, int t, boolean[] hopeless) {
        for (int p : problem.predecessors[t]) {
            if (hopeless[p]) {
                return true;
            }
        }
        return problem.partner[t] >= 0 && hopeless[problem.partner[t]];
    }

    /** Why an unplaced task is unplaced. */
    static UnplacedTask explain(DenseProblem problem, int t, Set<TaskId> unplaced) {
        SequencingTask task = problem.task(t);
        if (problem.workerCount == 0) {
            return because(task, Reason.NO_WORKER, "there is no worker");
        }
        if (task.pin().isPresent() && !someoneEligible(problem, t)) {
            Pin pin = task.pin().get();
            return because(
                    task, Reason.PIN, "it is given to " + pin.worker() + ", who lacks skill or equipment for it");
        }
        List<SequencingWorker> skilled = problem.problem.workers().stream()
                .filter(worker -> worker.skills().containsAll(task.skills()))
                .toList();
        if (skilled.isEmpty()) {
            return because(task, Reason.NO_SKILL, "no worker has " + names(task.skills()));
        }
        if (skilled.stream().noneMatch(worker -> worker.equipment().containsAll(task.equipment()))) {
            return because(task, Reason.NO_EQUIPMENT, "no worker with the skill holds " + names(task.equipment()));
        }
        if (!someoneEligible(problem, t)) {
            return skilled.stream().anyMatch(worker -> hasRoom(problem, worker, t))
                    ? because(task, Reason.NOT_TOGETHER, "nobody can do all that one worker has to do with it")
                    : because(task, Reason.NO_CAPACITY, "no cart of those who can do it holds its load");
        }
        if (!fitsSomeone(problem, t, false)) {
            return because(task, Reason.SHIFT_OVER, "nobody who can do it has enough working time left");
        }
        if (!fitsSomeone(problem, t, true)) {
            return because(task, Reason.WINDOW_PAST, "nobody who can do it can start before it is too late");
        }
        if (task.pin().orElse(null) instanceof Pin.Frozen pin) {
            return because(task, Reason.PIN, "it is frozen with " + pin.worker() + ", who has no time for it there");
        }
        Optional<TaskId> partner = task.terms().partner();
        if (partner.isPresent() && hopeless(problem)[problem.indexOf(partner.get())]) {
            return because(task, Reason.PARTNER_UNPLACED, "its other half " + partner.get() + " cannot be placed");
        }
        return task.predecessors().stream()
                .filter(unplaced::contains)
                .findFirst()
                .map(p -> because(task, Reason.PREDECESSOR_UNPLACED, "it waits for " + p + ", which is not placed"))
                .orElseGet(() -> because(
                        task, Reason.NOT_WORTH_IT, "the time of those who can do it goes to work that loses more"));
    }

    private static UnplacedTask because(SequencingTask task, Reason reason, String detail) {
        return new UnplacedTask(task.id(), reason, detail);
    }

    private static String names(Collection<?> things) {
        Set<String> sorted = new TreeSet<>();
        things.forEach(thing -> sorted.add(thing.toString()));
        return String.join(" and ", sorted);
    }

    private static boolean someoneEligible(DenseProblem problem, int t) {
        for (int w = 0; w < problem.workerCount; w++) {
            if (problem.eligible[w][t]) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRoom(DenseProblem problem, SequencingWorker worker, int t) {
        int w = problem.indexOf(worker.id());
        return worker.equipment().containsAll(problem.task(t).equipment())
                && CartMeasures.fits(problem.load[t], problem.capacity[w]);
    }

    private static boolean fitsSomeone(DenseProblem problem, int t, boolean inWindow) {
        for (int w = 0; w < problem.workerCount; w++) {
            long earliest = Math.max(problem.availableFrom[w], problem.release[t]);
            if (problem.eligible[w][t]) {
                long start = problem.startWithinShift(w, earliest, 0, problem.duration[w][t]);
                if (start >= 0 && (!inWindow || start <= problem.latestStart[w][t])) {
                    return true;
                }
            }
        }
        return false;
    }
}
