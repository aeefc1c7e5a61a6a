package io.chargehand.backroom.solver;

import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningListVariable;

import java.util.ArrayList;
import java.util.List;

/**
 * A worker's tasks in order of work, or the undone tasks, since OptaPlanner's list values cannot be left out of all lists. Public
 * because OptaPlanner builds it by reflection; mutable by OptaPlanner's nature.
 */
@PlanningEntity
public final class TaskList {

    static final String VARIABLE = "tasks";

    @PlanningId
    private int index;

    @PlanningListVariable(valueRangeProviderRefs = SequencingSolution.VALUES)
    private List<TaskNode> tasks = new ArrayList<>();

    /** For OptaPlanner. */
    public TaskList() {}

    TaskList(int index, List<TaskNode> tasks) {
        this.index = index;
        this.tasks = new ArrayList<>(tasks);
    }

    int index() {
        return index;
    }

    List<TaskNode> tasks() {
        return tasks;
    }

    @Override
    public String toString() {
        return "list " + index;
    }
}
