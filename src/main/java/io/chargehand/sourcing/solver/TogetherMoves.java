package io.chargehand.sourcing.solver;

import io.chargehand.kernel.NodeId;
import io.chargehand.sourcing.Candidate;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveListFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Moves that single blocks cannot make without passing a worse plan: a whole line to one candidate, and every line that a node can
 * fill to that node.
 */
public final class TogetherMoves implements MoveListFactory<SourcingPlan> {

    @Override
    public List<Together> createMoveList(SourcingPlan plan) {
        List<Together> moves = new ArrayList<>();
        List<Candidate> candidates = plan.problem().candidates();
        int blocks = plan.blocks().size();
        for (int line = 0; line < plan.problem().lines().size(); line++) {
            for (int choice : choices(plan, line)) {
                int[] targets = new int[blocks];
                Arrays.fill(targets, Together.STAY);
                move(plan, line, choice, targets);
                moves.add(new Together(targets));
            }
        }
        Set<NodeId> nodes = new LinkedHashSet<>();
        candidates.forEach(each -> nodes.add(each.node().id()));
        for (NodeId node : nodes) {
            for (int place = 0; place < 2; place++) {
                moves.add(new Together(allTo(plan, node, place)));
            }
        }
        return moves;
    }

    /** Every line to the node's place of that rank, or to its last one. */
    private static int[] allTo(SourcingPlan plan, NodeId node, int place) {
        int[] targets = new int[plan.blocks().size()];
        Arrays.fill(targets, Together.STAY);
        for (int line = 0; line < plan.problem().lines().size(); line++) {
            List<Integer> there = choices(plan, line).stream()
                    .filter(i -> plan.problem().candidates().get(i).node().id().equals(node))
                    .toList();
            if (!there.isEmpty()) {
                move(plan, line, there.get(Math.min(place, there.size() - 1)), targets);
            }
        }
        return targets;
    }

    private static void move(SourcingPlan plan, int line, int choice, int[] targets) {
        for (int i = 0; i < targets.length; i++) {
            targets[i] = plan.blocks().get(i).line() == line ? choice : targets[i];
        }
    }

    private static List<Integer> choices(SourcingPlan plan, int line) {
        return plan.blocks().stream()
                .filter(each -> each.line() == line)
                .findFirst()
                .map(UnitBlock::getChoices)
                .orElse(List.of());
    }

    /** Sets several blocks at once. */
    static final class Together extends AbstractMove<SourcingPlan> {

        static final int STAY = -1;
        private static final int NOBODY = -2;

        private final int[] targets;

        Together(int[] targets) {
            this.targets = targets;
        }

        @Override
        public boolean isMoveDoable(ScoreDirector<SourcingPlan> director) {
            List<UnitBlock> blocks = director.getWorkingSolution().blocks();
            for (int i = 0; i < targets.length; i++) {
                if (targets[i] != STAY && !Objects.equals(blocks.get(i).getCandidate(), target(i))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        protected Together createUndoMove(ScoreDirector<SourcingPlan> director) {
            List<UnitBlock> blocks = director.getWorkingSolution().blocks();
            int[] before = new int[targets.length];
            for (int i = 0; i < targets.length; i++) {
                Integer candidate = blocks.get(i).getCandidate();
                before[i] = targets[i] == STAY ? STAY : candidate == null ? NOBODY : candidate;
            }
            return new Together(before);
        }

        @Override
        protected void doMoveOnGenuineVariables(ScoreDirector<SourcingPlan> director) {
            List<UnitBlock> blocks = director.getWorkingSolution().blocks();
            for (int i = 0; i < targets.length; i++) {
                if (targets[i] != STAY) {
                    UnitBlock block = blocks.get(i);
                    director.beforeVariableChanged(block, "candidate");
                    block.setCandidate(target(i));
                    director.afterVariableChanged(block, "candidate");
                }
            }
        }

        private @org.jspecify.annotations.Nullable Integer target(int block) {
            return targets[block] == NOBODY ? null : targets[block];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Together that && Arrays.equals(targets, that.targets);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(targets);
        }

        @Override
        public String toString() {
            return "Together" + Arrays.toString(targets);
        }
    }
}
