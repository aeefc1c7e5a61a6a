package io.chargehand.dispatch;

import io.chargehand.backroom.SequencingProblem;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Posted problems that were asked about lately, so that they are not read anew. Thread-safe; bounded by what they hold. */
final class RecentProblems {

    /** Walking times and tasks held at most; some 100 MB. */
    private static final long MOST = 12_000_000;

    private static final long TASK_WEIGHT = 100;
    private static final float LOAD = 0.75f;

    private final Map<PlanJobId, SequencingProblem> problems = new LinkedHashMap<>(16, LOAD, true);
    private long held;

    synchronized Optional<SequencingProblem> find(PlanJobId id) {
        return Optional.ofNullable(problems.get(id));
    }

    /** Keeps a problem, and lets those go that were not asked about for longest. */
    synchronized void keep(PlanJobId id, SequencingProblem problem) {
        forget(id);
        if (weight(problem) > MOST) {
            return;
        }
        problems.put(id, problem);
        held += weight(problem);
        Iterator<SequencingProblem> oldest = problems.values().iterator();
        while (held > MOST) {
            held -= weight(oldest.next());
            oldest.remove();
        }
    }

    synchronized void forget(PlanJobId id) {
        SequencingProblem gone = problems.remove(id);
        held -= gone == null ? 0 : weight(gone);
    }

    private static long weight(SequencingProblem problem) {
        long locations = problem.walking().size();
        return locations * locations + TASK_WEIGHT * problem.tasks().size();
    }
}
