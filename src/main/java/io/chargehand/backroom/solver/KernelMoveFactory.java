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
 * Feeds OptaPlanner with proposals of the {@link RuinRecreate} kernel. Started and frozen work is kept out of them here, because
 * OptaPlanner does not pin list variables. Public because OptaPlanner builds it by reflection; one per solver, not thread-safe.
 */
public final class KernelMoveFactory implements MoveIteratorFactory<SequencingSolution, KernelMove> {

    private @Nullable Kernel kernel;

    @Override
    public void phaseStarted(ScoreDirector<SequencingSolution> scoreDirector) {
        kernel = new Kernel(scoreDirector.getWorkingSolution().search());
    }

    @Override
    public void phaseEnded(ScoreDirector<SequencingSolution> scoreDirector) {
        kernel = null;
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
        if (kernel == null) {
            throw new IllegalStateException("a phase starts before it moves");
        }
        kernel.standOn(scoreDirector.getWorkingSolution());
        return kernel;
    }

    /** Proposes changes of the solution it stands on. */
    private static final class Kernel implements Iterator<KernelMove> {

        private final Search search;
        private final Timetable table;
        private final int[] fixed;
        private final RuinRecreate ruin;
        private final int[][] base;
        private final int[] baseLength;
        private final int[] changed;
        private int changedCount;
        private List<TaskNode> nodes = List.of();

        Kernel(Search search) {
            this.search = search;
            table = new Timetable(search.problem);
            fixed = search.fixed.clone();
            ruin = new RuinRecreate(table, fixed, search.hopeless, search.seed);
            base = new int[search.problem.workerCount][0];
            baseLength = new int[search.problem.workerCount];
            changed = new int[search.problem.workerCount];
        }

        /** Takes over the solution; reads only what it does not know already. */
        void standOn(SequencingSolution solution) {
            boolean isFirst = nodes.isEmpty();
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
            if (isFirst) {
                table.load(base, baseLength);
            }
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public KernelMove next() {
            search.countProposal();
            System.arraycopy(search.fixed, 0, fixed, 0, fixed.length);
            findChanged();
            table.replace(changed, changedCount, base, baseLength);
            table.refresh();
            ruin.propose();
            findChanged();
            boolean allowed = Arrays.equals(search.fixed, fixed) && table.violations() == 0;
            return allowed ? change() : new KernelMove(List.of());
        }

        private void findChanged() {
            changedCount = 0;
            for (int w = 0; w < base.length; w++) {
                if (!Arrays.equals(table.sequence[w], 0, table.length[w], base[w], 0, baseLength[w])) {
                    changed[changedCount++] = w;
                }
            }
        }

        private KernelMove change() {
            if (changedCount == 0) {
                return new KernelMove(List.of());
            }
            List<KernelMove.Change> changes = new ArrayList<>(changedCount + 1);
            for (int c = 0; c < changedCount; c++) {
                int w = changed[c];
                List<TaskNode> tasks = new ArrayList<>(table.length[w]);
                for (int i = 0; i < table.length[w]; i++) {
                    tasks.add(nodes.get(table.sequence[w][i]));
                }
                changes.add(new KernelMove.Change(w, tasks));
            }
            changes.add(new KernelMove.Change(base.length, undone()));
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
