package io.chargehand.backroom.solver;

import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.domain.solution.ProblemFactProperty;
import org.optaplanner.core.api.domain.solution.cloner.SolutionCloner;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

import java.util.ArrayList;
import java.util.List;

/**
 * OptaPlanner's view of a plan being made. Public because OptaPlanner builds it by reflection; mutable by OptaPlanner's nature.
 * The search it belongs to travels with it, so that one solver factory serves all problems.
 */
@PlanningSolution(solutionCloner = SequencingSolution.Cloner.class)
public final class SequencingSolution {

    static final String VALUES = "taskNodes";

    @ProblemFactCollectionProperty
    @ValueRangeProvider(id = VALUES)
    private List<TaskNode> nodes = List.of();

    @PlanningEntityCollectionProperty
    private List<TaskList> lists = List.of();

    @PlanningScore
    private @Nullable HardSoftLongScore score;

    /** A fact, so that a score by constraint streams knows the problem. */
    @ProblemFactProperty
    private @Nullable Search search;

    /** For OptaPlanner. */
    public SequencingSolution() {}

    /** The plan that the table holds, on the way of {@code search}. */
    SequencingSolution(Search search, Timetable table) {
        this.search = search;
        List<TaskNode> all = new ArrayList<>();
        List<TaskNode> undone = new ArrayList<>();
        for (int t = 0; t < table.problem.taskCount; t++) {
            all.add(new TaskNode(t));
            if (!table.isPlaced(t)) {
                undone.add(all.get(t));
            }
        }
        List<TaskList> made = new ArrayList<>();
        for (int w = 0; w < table.problem.workerCount; w++) {
            List<TaskNode> tasks = new ArrayList<>();
            for (int i = 0; i < table.length[w]; i++) {
                tasks.add(all.get(table.sequence[w][i]));
            }
            made.add(new TaskList(w, tasks));
        }
        made.add(new TaskList(table.problem.workerCount, undone));
        nodes = List.copyOf(all);
        lists = made;
    }

    Search search() {
        if (search == null) {
            throw new IllegalStateException("a solution belongs to a search");
        }
        return search;
    }

    /** All tasks, by index. */
    List<TaskNode> nodes() {
        return nodes;
    }

    /** One list per worker, and the undone tasks last. */
    List<TaskList> lists() {
        return lists;
    }

    /** Copies the lists, and shares what never changes. */
    public static final class Cloner implements SolutionCloner<SequencingSolution> {

        @Override
        public SequencingSolution cloneSolution(SequencingSolution original) {
            SequencingSolution clone = new SequencingSolution();
            clone.nodes = original.nodes;
            clone.search = original.search;
            clone.score = original.score;
            clone.lists = new ArrayList<>(original.lists.size());
            for (TaskList list : original.lists) {
                clone.lists.add(new TaskList(list.index(), list.tasks()));
            }
            return clone;
        }
    }
}
