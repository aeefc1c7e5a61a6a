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
        private final KnownPrices known;
        private final boolean[] baseChanged;
        private final int[][] base;
        private final int[] baseLength;
        private final int[] changed;
        private int changedCount;
        private List<TaskNode> nodes = List.of();

        Kernel(Search search) {
            this.search = search;
            table = new Timetable(search.problem);
            fixed = search.fixed.clone();
            known = KnownPrices.of(table);
            baseChanged = new boolean[search.problem.workerCount];
            ruin = new RuinRecreate(table, known, fixed, search.hopeless, search.seed);
            base = new int[search.problem.workerCount][0];
            baseLength = new int[search.problem.workerCount];
            changed = new int[search.problem.workerCount];
        }

        /** Takes over the solution; reads only what it does not know already. */
        @Override
        public void standOn(SequencingSolution solution) {
            boolean isFirst = nodes.isEmpty();
            for (int w = 0; w < base.length; w++) {
                List<TaskNode> tasks = solution.lists().get(w).tasks();
                baseChanged[w] |= read(w, tasks);
            }
            nodes = solution.nodes();
            if (isFirst) {
                table.load(base, baseLength);
            }
        }

        /** Takes over a worker's tasks; says whether they are others than before. */
        private boolean read(int w, List<TaskNode> tasks) {
            int count = tasks.size();
            boolean changes = nodes.isEmpty() || count != baseLength[w];
            baseLength[w] = count;
            if (base[w].length < count) {
                base[w] = new int[count * 2];
            }
            for (int i = 0; i < count; i++) {
                int task = tasks.get(i).index();
                changes |= base[w][i] != task;
                base[w][i] = task;
            }
            return changes;
        }

        @Override
        public KernelMove next() {
            search.countProposal();
            System.arraycopy(search.fixed, 0, fixed, 0, fixed.length);
            findChanged();
            table.replace(changed, changedCount, base, baseLength);
            table.refresh();
            known.standOn(baseChanged);
            Arrays.fill(baseChanged, false);
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
