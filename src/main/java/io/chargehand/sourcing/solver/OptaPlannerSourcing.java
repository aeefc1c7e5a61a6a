package io.chargehand.sourcing.solver;

import io.chargehand.sourcing.SourcingProblem;
import io.chargehand.sourcing.SourcingSettings;
import io.chargehand.sourcing.SourcingSolver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import org.optaplanner.core.config.constructionheuristic.ConstructionHeuristicType;
import org.optaplanner.core.config.exhaustivesearch.ExhaustiveSearchPhaseConfig;
import org.optaplanner.core.config.exhaustivesearch.ExhaustiveSearchType;
import org.optaplanner.core.config.heuristic.selector.common.SelectionCacheType;
import org.optaplanner.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveListFactoryConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.phase.PhaseConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.monitoring.MonitoringConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

import java.util.List;

/**
 * Sourcing by OptaPlanner: every combination of a small order is tried; a larger one is built greedily and improved by a local
 * search of fixed length and seed, so that equal problems give equal answers. Thread-safe.
 */
public final class OptaPlannerSourcing implements SourcingSolver {

    private static final int LATE_ACCEPTANCE = 60;

    private final SourcingSettings settings;
    private final SolverFactory<SourcingPlan> exhaustive;
    private final SolverFactory<SourcingPlan> search;

    /** Prepares the solvers. */
    public OptaPlannerSourcing(SourcingSettings settings) {
        this.settings = settings;
        this.exhaustive =
                factory(new ExhaustiveSearchPhaseConfig().withExhaustiveSearchType(ExhaustiveSearchType.BRUTE_FORCE));
        this.search = factory(
                new ConstructionHeuristicPhaseConfig()
                        .withConstructionHeuristicType(ConstructionHeuristicType.FIRST_FIT_DECREASING),
                localSearch());
    }

    private SolverFactory<SourcingPlan> factory(PhaseConfig<?>... phases) {
        return SolverFactory.create(new SolverConfig()
                // Its own metrics clash where several solvers run at a time.
                .withMonitoringConfig(new MonitoringConfig().withSolverMetricList(List.of()))
                .withSolutionClass(SourcingPlan.class)
                .withEntityClasses(UnitBlock.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withEasyScoreCalculatorClass(LossCalculator.class))
                .withEnvironmentMode(EnvironmentMode.REPRODUCIBLE)
                .withRandomSeed(settings.seed())
                .withPhases(phases));
    }

    private LocalSearchPhaseConfig localSearch() {
        MoveListFactoryConfig together = new MoveListFactoryConfig().withMoveListFactoryClass(TogetherMoves.class);
        together.setCacheType(SelectionCacheType.PHASE);
        return new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(new UnionMoveSelectorConfig()
                        .withMoveSelectors(new ChangeMoveSelectorConfig(), new SwapMoveSelectorConfig(), together))
                .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                .withTerminationConfig(new TerminationConfig().withScoreCalculationCountLimit((long) settings.moves()));
    }

    @Override
    public long[] solve(SourcingProblem problem) {
        SourcingPlan plan = new SourcingPlan(problem);
        List<UnitBlock> blocks = plan.blocks();
        if (blocks.isEmpty() || problem.candidates().isEmpty()) {
            return new long[problem.candidates().size()];
        }
        boolean small = plan.combinations() <= settings.exhaustiveLimit();
        return (small ? exhaustive : search).buildSolver().solve(plan).units();
    }
}
