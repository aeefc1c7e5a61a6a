package io.chargehand.bench.published;

import java.util.ArrayList;
import java.util.List;

/**
 * What a solution is worth. Immutable.
 *
 * @param value the objective, to be minimized, in the format's units
 * @param violations broken rules as sentences; empty for a feasible solution
 */
public record Evaluation(long value, List<String> violations) {

    public Evaluation {
        violations = List.copyOf(violations);
    }

    public boolean feasible() {
        return violations.isEmpty();
    }

    /** Names each job that does not occur exactly once, or does not exist; nothing is said of the others. */
    static List<String> places(Routes routes, int jobs) {
        int[] seen = new int[jobs];
        List<String> violations = new ArrayList<>();
        for (int worker = 0; worker < routes.workers(); worker++) {
            for (int job : routes.row(worker)) {
                if (job < 0 || job >= jobs) {
                    violations.add("job " + job + " is not in the instance");
                } else {
                    seen[job]++;
                }
            }
        }
        for (int job = 0; job < jobs; job++) {
            if (seen[job] != 1) {
                violations.add("job " + job + " occurs " + seen[job] + " times");
            }
        }
        return violations;
    }
}
