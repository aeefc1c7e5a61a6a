package io.chargehand.backroom.solver;

import org.optaplanner.core.impl.phase.scope.AbstractPhaseScope;
import org.optaplanner.core.impl.solver.scope.SolverScope;
import org.optaplanner.core.impl.solver.termination.AbstractTermination;
import org.optaplanner.core.impl.solver.termination.Termination;
import org.optaplanner.core.impl.solver.thread.ChildThreadType;

/** Ends a search by the limits that came with its problem. Public because OptaPlanner builds it by reflection. */
public final class SearchTermination extends AbstractTermination<SequencingSolution> {

    /** The acceptor's own starting temperature, in ten-thousandths of money: above that of any search. */
    static final long STARTING_TEMPERATURE = 1_000_000_000_000L;

    @Override
    public boolean isSolverTerminated(SolverScope<SequencingSolution> solverScope) {
        return solverScope.getBestSolution().search().isOver();
    }

    @Override
    public boolean isPhaseTerminated(AbstractPhaseScope<SequencingSolution> phaseScope) {
        return phaseScope.getWorkingSolution().search().isOver();
    }

    @Override
    public double calculateSolverTimeGradient(SolverScope<SequencingSolution> solverScope) {
        return -1;
    }

    /**
     * Simulated annealing multiplies its starting temperature with what is left to 1. This is not the time that has passed, but
     * what makes the product the search's own temperature, which knows the problem's scale.
     */
    @Override
    public double calculatePhaseTimeGradient(AbstractPhaseScope<SequencingSolution> phaseScope) {
        return 1 - phaseScope.getWorkingSolution().search().temperature() / STARTING_TEMPERATURE;
    }

    @Override
    public Termination<SequencingSolution> createChildThreadTermination(
            SolverScope<SequencingSolution> solverScope, ChildThreadType childThreadType) {
        throw new UnsupportedOperationException("a search runs on one thread");
    }
}
