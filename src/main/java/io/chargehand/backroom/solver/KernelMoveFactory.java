package io.chargehand.backroom.solver;

import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Feeds OptaPlanner with proposals of the kernel that {@link KernelPolicy} chose. Started and frozen work is kept out of them here, because
 * OptaPlanner does not pin list variables. Public because OptaPlanner builds it by reflection; one per solver, not thread-safe.
 */
public final class KernelMoveFactory implements MoveIteratorFactory<SequencingSolution, KernelMove> {

    private @Nullable Proposals proposals;

    @Override
    public void phaseStarted(ScoreDirector<SequencingSolution> scoreDirector) {
        Search search = scoreDirector.getWorkingSolution().search();
        Kernel general = new Kernel(search);
        proposals = search.solo == null ? general : new SoloProposals(search, search.solo, general);
    }

    @Override
    public void phaseEnded(ScoreDirector<SequencingSolution> scoreDirector) {
        proposals = null;
    }

    @Override
    public long getSize(ScoreDirector<SequencingSolution> scoreDirector) {
        return Integer.MAX_VALUE;
    }

    @Override
    public Iterator<KernelMove> createOriginalMoveIterator(ScoreDirector<SequencingSolution> scoreDirector) {
        throw new UnsupportedOperationException("proposals have no order");
    }

    @Override
    public Iterator<KernelMove> createRandomMoveIterator(
            ScoreDirector<SequencingSolution> scoreDirector, Random workingRandom) {
        if (proposals == null) {
            throw new IllegalStateException("a phase starts before it moves");
        }
        proposals.standOn(scoreDirector.getWorkingSolution());
        return proposals;
    }

    /** Proposes changes of the solution it stands on. */
    private static final class Kernel implements Proposals {

        private final Search search;
        private final Timetable table;
        private final int[] fixed;
        private final RuinRecreate ruin;
        private final int[][] base;
        private final int[] baseLength;
        private List<TaskNode> nodes = List.of();

        Kernel(Search search) {
            this.search = search;
            table = new Timetable(search.problem);
            fixed = search.fixed.clone();
            ruin = new RuinRecreate(table, fixed, search.hopeless, search.seed);
            base = new int[search.problem.workerCount][0];
            baseLength = new int[search.problem.workerCount];
        }

        @Override
        public void standOn(SequencingSolution solution) {
            nodes = solution.nodes();
            for (int w = 0; w < base.length; w++) {
                List<TaskNode> tasks = solution.lists().get(w).tasks();
                baseLength[w] = tasks.size();
                if (base[w].length < baseLength[w]) {
                    base[w] = new int[baseLength[w] * 2];
                }
                for (int i = 0; i < baseLength[w]; i++) {
                    base[w][i] = tasks.get(i).index();
                }
            }
        }

        @Override
        public KernelMove next() {
            search.countProposal();
            System.arraycopy(search.fixed, 0, fixed, 0, fixed.length);
            table.load(base, baseLength);
            table.refresh();
            ruin.propose();
            return Arrays.equals(search.fixed, fixed) ? change() : new KernelMove(List.of());
        }

        private KernelMove change() {
            List<KernelMove.Change> changes = new ArrayList<>();
            for (int w = 0; w < base.length; w++) {
                int[] now = table.sequence[w];
                if (!Arrays.equals(now, 0, table.length[w], base[w], 0, baseLength[w])) {
                    List<TaskNode> tasks = new ArrayList<>(table.length[w]);
                    for (int i = 0; i < table.length[w]; i++) {
                        tasks.add(nodes.get(now[i]));
                    }
                    changes.add(new KernelMove.Change(w, tasks));
                }
            }
            if (!changes.isEmpty()) {
                changes.add(new KernelMove.Change(base.length, undone()));
            }
            return new KernelMove(changes);
        }

        private List<TaskNode> undone() {
            List<TaskNode> undone = new ArrayList<>();
            for (TaskNode node : nodes) {
                if (table.isUndone(node.index())) {
                    undone.add(node);
                }
            }
            return undone;
        }
    }
}
