package io.chargehand.bench.published;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a solution is worth. Immutable.
 *
 * @param value the objective, to be minimized, in the format's units; empty where jobs are left out, repeated or unknown, so that
 *     no value would mean anything
 * @param violations broken rules as sentences; empty for a feasible solution
 */
public record Evaluation(OptionalLong value, List<String> violations) {

    public Evaluation {
        violations = List.copyOf(violations);
    }

    Evaluation(long value, List<String> violations) {
        this(OptionalLong.of(value), violations);
    }

    /** Of a solution whose value means nothing. */
    static Evaluation withoutValue(List<String> violations) {
        return new Evaluation(OptionalLong.empty(), violations);
    }

    public boolean feasible() {
        return violations.isEmpty();
    }

    /** The line that closes a written solution. */
    String cost() {
        return "Cost: " + (value.isPresent() ? value.getAsLong() : "none") + "\n";
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
