package io.chargehand.backroom.solver;

import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

import java.util.List;

/**
 * The plan score on primitive arrays: hard counts broken rules, soft is the expected loss in ten-thousandths of the currency
 * unit, negative. Reads only lists that changed. Public because OptaPlanner builds it by reflection; not thread-safe.
 */
public final class TimetableScore implements IncrementalScoreCalculator<SequencingSolution, HardSoftLongScore> {

    private @Nullable Timetable table;
    private List<TaskList> lists = List.of();
    private int[][] sequences = new int[0][];
    private int[] lengths = new int[0];
    private int[] changed = new int[0];
    private boolean[] isChanged = new boolean[0];
    private int changedCount;
    private boolean isFirst;

    @Override
    public void resetWorkingSolution(SequencingSolution solution) {
        DenseProblem problem = solution.search().problem;
        table = new Timetable(problem);
        lists = solution.lists();
        sequences = new int[problem.workerCount][0];
        lengths = new int[problem.workerCount];
        changed = new int[problem.workerCount];
        isChanged = new boolean[problem.workerCount];
        changedCount = 0;
        isFirst = true;
        lists.forEach(this::note);
    }

    @Override
    public void beforeEntityAdded(Object entity) {
        throw new UnsupportedOperationException("workers do not change during a search");
    }

    @Override
    public void afterEntityAdded(Object entity) {
        throw new UnsupportedOperationException("workers do not change during a search");
    }

    @Override
    public void beforeVariableChanged(Object entity, String variableName) {}

    @Override
    public void afterVariableChanged(Object entity, String variableName) {}

    @Override
    public void beforeEntityRemoved(Object entity) {
        throw new UnsupportedOperationException("workers do not change during a search");
    }

    @Override
    public void afterEntityRemoved(Object entity) {
        throw new UnsupportedOperationException("workers do not change during a search");
    }

    @Override
    public void afterListVariableChanged(Object entity, String variableName, int fromIndex, int toIndex) {
        note((TaskList) entity);
    }

    private void note(TaskList list) {
        int w = list.index();
        if (w < isChanged.length && !isChanged[w]) {
            isChanged[w] = true;
            changed[changedCount++] = w;
        }
    }

    @Override
    public HardSoftLongScore calculateScore() {
        if (table == null) {
            throw new IllegalStateException("a score needs a solution");
        }
        for (int c = 0; c < changedCount; c++) {
            isChanged[changed[c]] = false;
            read(lists.get(changed[c]));
        }
        if (isFirst) {
            table.load(sequences, lengths);
            isFirst = false;
        } else {
            table.replace(changed, changedCount, sequences, lengths);
        }
        changedCount = 0;
        table.refresh();
        return HardSoftLongScore.of(-table.violations() - table.mustUndone(), -table.total());
    }

    private void read(TaskList list) {
        int w = list.index();
        List<TaskNode> tasks = list.tasks();
        lengths[w] = tasks.size();
        if (sequences[w].length < lengths[w]) {
            sequences[w] = new int[lengths[w] * 2];
        }
        for (int i = 0; i < lengths[w]; i++) {
            sequences[w][i] = tasks.get(i).index();
        }
    }
}
