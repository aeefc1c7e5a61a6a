package io.chargehand.backroom.solver;

import org.optaplanner.core.impl.phase.scope.AbstractPhaseScope;
import org.optaplanner.core.impl.phase.scope.AbstractStepScope;
import org.optaplanner.core.impl.solver.scope.SolverScope;
import org.optaplanner.core.impl.solver.termination.AbstractTermination;
import org.optaplanner.core.impl.solver.termination.Termination;
import org.optaplanner.core.impl.solver.thread.ChildThreadType;

/** Ends a search by the limits that came with its problem. Public because OptaPlanner builds it by reflection. */
public final class SearchTermination extends AbstractTermination<SequencingSolution> {

    /** The acceptor's fixed starting temperature, in ten-thousandths of money; hotter than any search. */
    static final long WARMEST = 1_000_000_000_000L;

    @Override
    public boolean isSolverTerminated(SolverScope<SequencingSolution> solverScope) {
        return solverScope.getBestSolution().search().isOver();
    }

    @Override
    public void stepEnded(AbstractStepScope<SequencingSolution> stepScope) {
        SequencingSolution best = stepScope.getPhaseScope().getSolverScope().getBestSolution();
        best.search().stepEnded(best);
    }

    @Override
    public boolean isPhaseTerminated(AbstractPhaseScope<SequencingSolution> phaseScope) {
        return phaseScope.getWorkingSolution().search().isOver();
    }

    /** Simulated annealing multiplies what is left of 1 with its starting temperature; this makes that the search's own. */
    @Override
    public double calculateSolverTimeGradient(SolverScope<SequencingSolution> solverScope) {
        return 1 - solverScope.getBestSolution().search().temperature() / WARMEST;
    }

    @Override
    public double calculatePhaseTimeGradient(AbstractPhaseScope<SequencingSolution> phaseScope) {
        return calculateSolverTimeGradient(phaseScope.getSolverScope());
    }

    @Override
    public Termination<SequencingSolution> createChildThreadTermination(
            SolverScope<SequencingSolution> solverScope, ChildThreadType childThreadType) {
        throw new UnsupportedOperationException("a search runs on one thread");
    }
}
