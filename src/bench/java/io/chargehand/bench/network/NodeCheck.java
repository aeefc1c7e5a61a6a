package io.chargehand.bench.network;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.PlanExplanation;
import io.chargehand.backroom.PlanUpdate;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A node's plan beside what a search of that node alone finds. All costs are above the lower bound. Immutable.
 *
 * @param line whose
 * @param aboveBound of the node's plan, as no task changes hands
 * @param excessPercent by how much that exceeds the plan of a search that goes on from it and pays for each task that changes hands
 * @param freeExcessPercent the same against a search from nothing, for which all hands are free; below 0 where the search is worse
 */
record NodeCheck(String line, double aboveBound, double excessPercent, double freeExcessPercent) {

    /**
     * Searches twice, each for so long.
     *
     * @param seconds of each search, more than 0
     */
    static NodeCheck of(Sequencer sequencer, PlanUpdate update, double seconds, long seed) {
        SequencingProblem from = update.problem().from(update.plan());
        SequencingProblem free = new SequencingProblem(
                from.now(), from.workers(), from.tasks(), from.walking(), from.prices(), Optional.empty());
        double bound = PlanExplanation.of(free, update.plan()).lowerBound().toDouble();
        double mine = cost(free, update.plan()) - bound;
        SearchLimit limit = SearchLimit.time(Duration.ofMillis(Math.round(seconds * 1_000)));
        double resumed = Math.min(mine, cost(from, sequencer.plan(from, limit, seed)) - bound);
        double alone = cost(free, sequencer.plan(free, limit, seed)) - bound;
        return new NodeCheck(update.node().value(), mine, excess(mine, resumed), excess(mine, alone));
    }

    /** Of all together. */
    static NodeCheck mean(List<NodeCheck> checks) {
        return new NodeCheck(
                "mean of " + checks.size(),
                checks.stream().mapToDouble(NodeCheck::aboveBound).average().orElse(0),
                checks.stream().mapToDouble(NodeCheck::excessPercent).average().orElse(0),
                checks.stream()
                        .mapToDouble(NodeCheck::freeExcessPercent)
                        .average()
                        .orElse(0));
    }

    /**
     * Checks that a plan breaks no rule.
     *
     * @throws IllegalStateException when it does
     */
    static void sound(PlanUpdate update) {
        List<String> violations =
                PlanEvaluation.of(update.problem(), update.plan()).violations();
        if (!violations.isEmpty()) {
            throw new IllegalStateException(update.node() + " breaks " + violations);
        }
    }

    private static double cost(SequencingProblem problem, SequencePlan plan) {
        return PlanEvaluation.of(problem, plan).cost().total().toDouble();
    }

    private static double excess(double mine, double other) {
        return 100 * (mine / other - 1);
    }
}
