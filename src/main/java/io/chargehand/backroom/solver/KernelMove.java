package io.chargehand.backroom.solver;

import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Replaces the lists that a proposal changed. Immutable. */
final class KernelMove extends AbstractMove<SequencingSolution> {

    private final List<Change> changes;

    /** A list and its new tasks. */
    record Change(int list, List<TaskNode> tasks) {}

    KernelMove(List<Change> changes) {
        this.changes = List.copyOf(changes);
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<SequencingSolution> scoreDirector) {
        return !changes.isEmpty();
    }

    @Override
    protected KernelMove createUndoMove(ScoreDirector<SequencingSolution> scoreDirector) {
        List<TaskList> lists = scoreDirector.getWorkingSolution().lists();
        List<Change> before = new ArrayList<>();
        for (Change change : changes) {
            before.add(new Change(
                    change.list(), new ArrayList<>(lists.get(change.list()).tasks())));
        }
        return new KernelMove(before);
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<SequencingSolution> scoreDirector) {
        List<TaskList> lists = scoreDirector.getWorkingSolution().lists();
        for (Change change : changes) {
            TaskList list = lists.get(change.list());
            int size = list.tasks().size();
            scoreDirector.beforeListVariableChanged(list, TaskList.VARIABLE, 0, size);
            list.tasks().clear();
            list.tasks().addAll(change.tasks());
            scoreDirector.afterListVariableChanged(
                    list, TaskList.VARIABLE, 0, change.tasks().size());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KernelMove that && changes.equals(that.changes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(changes);
    }

    @Override
    public String toString() {
        return "replaces " + changes.stream().map(Change::list).toList();
    }
}
