package io.chargehand.backroom.solver;

import io.chargehand.backroom.PlanCost;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SearchWatch;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.monitoring.MonitoringConfig;
import org.optaplanner.core.config.solver.monitoring.SolverMetric;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sequences with OptaPlanner's local search: simulated annealing over proposals of the kernel that {@link KernelPolicy} chooses,
 * from a repaired previous plan.
 * The solver factory is built once; each call builds a solver of its own. Thread-safe.
 */
public final class OptaPlannerSequencer implements Sequencer {

    private final SolverFactory<SequencingSolution> factory;

    /** Builds the solver factory; takes some tenths of a second. */
    public OptaPlannerSequencer() {
        this(config());
    }

    OptaPlannerSequencer(SolverConfig config) {
        factory = SolverFactory.create(config);
    }

    static SolverConfig config() {
        return new SolverConfig()
                .withEnvironmentMode(EnvironmentMode.REPRODUCIBLE)
                .withSolutionClass(SequencingSolution.class)
                .withEntityClasses(TaskList.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(TimetableScore.class))
                .withMonitoringConfig(new MonitoringConfig().withSolverMetricList(List.of(SolverMetric.ERROR_COUNT)))
                .withTerminationConfig(new TerminationConfig().withTerminationClass(SearchTermination.class))
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(KernelMoveFactory.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig()
                                .withSimulatedAnnealingStartingTemperature(
                                        "0hard/" + SearchTermination.WARMEST + "soft"))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
    }

    @Override
    public SequencePlan plan(SequencingProblem problem, SearchLimit limit, long seed) {
        return plan(problem, limit, seed, SearchWatch.NONE);
    }

    @Override
    public SequencePlan plan(SequencingProblem problem, SearchLimit limit, long seed, SearchWatch watch) {
        long deadline = Search.deadline(limit.time());
        DenseProblem dense = new DenseProblem(problem);
        boolean[] hopeless = Unplaceable.hopeless(dense);
        Timetable table = new Timetable(dense);
        int[] fixed = new Repair(table, hopeless, () -> watch.isEnough() || System.nanoTime() - deadline >= 0).fill();
        KernelPolicy.Solo solo = KernelPolicy.solo(table, fixed, hopeless).orElse(null);
        Search search =
                new Search(dense, fixed, hopeless, solo, seed, limit.steps(), deadline, Stakes.of(table, hopeless));
        SequencingSolution solution = new SequencingSolution(search, table);
        WatchedSearch watched = new WatchedSearch(watch, best -> read(dense, best));
        search.watchedBy(watched);
        search.stepEnded(solution);
        if (dense.workerCount > 0 && hasMovable(table, fixed, hopeless) && !search.isOver()) {
            solution = factory.buildSolver().solve(solution);
        }
        return read(dense, solution);
    }

    private static boolean hasMovable(Timetable table, int[] fixed, boolean[] hopeless) {
        for (int t = 0; t < hopeless.length; t++) {
            boolean held = table.isPlaced(t) && table.place[t] < fixed[table.holder[t]];
            if (!hopeless[t] && !held) {
                return true;
            }
        }
        return false;
    }

    private static SequencePlan read(DenseProblem dense, SequencingSolution solution) {
        SequencingProblem problem = dense.problem;
        List<WorkerSequence> sequences = new ArrayList<>();
        for (int w = 0; w < dense.workerCount; w++) {
            List<Stop> stops = solution.lists().get(w).tasks().stream()
                    .map(node -> dense.task(node.index()).id())
                    .map(id -> new Stop(id, problem.now(), problem.now(), problem.now(), Minutes.ZERO))
                    .toList();
            sequences.add(new WorkerSequence(problem.workers().get(w).id(), stops));
        }
        List<TaskNode> undone = solution.lists().get(dense.workerCount).tasks();
        Set<TaskId> undoneIds = new HashSet<>();
        undone.forEach(node -> undoneIds.add(dense.task(node.index()).id()));
        List<UnplacedTask> unplaced = undone.stream()
                .map(node -> Unplaceable.explain(dense, node.index(), undoneIds))
                .toList();
        PlanCost none = PlanCost.zero(problem.prices().currency());
        PlanEvaluation evaluation =
                PlanEvaluation.of(problem, new SequencePlan(problem.now(), sequences, unplaced, none));
        if (!evaluation.violations().isEmpty()) {
            throw new IllegalStateException("the solver broke a rule: " + evaluation.violations());
        }
        return evaluation.plan();
    }
}
