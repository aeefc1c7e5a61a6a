package io.chargehand.bench.peer.ortools;

import com.google.ortools.sat.CircuitConstraint;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.TardinessInstance;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Weighted tardiness for CP-SAT: an interval per job that overlaps no other, and a tardiness of at least its end less its due
 * time. Where there are set-ups, a circuit through the jobs says which follows which and orders their ends. Used once.
 */
final class TardinessModel {

    private static final double NANOS = 1e9;
    private static final double SHORTEST = 0.001;

    private final TardinessInstance instance;
    private final CpModel model = new CpModel();
    private final IntVar[] ends;

    TardinessModel(TardinessInstance instance) {
        this.instance = instance;
        int jobs = instance.size();
        long horizon = instance.horizon();
        ends = new IntVar[jobs];
        IntervalVar[] intervals = new IntervalVar[jobs];
        IntVar[] tardiness = new IntVar[jobs];
        long[] weights = new long[jobs];
        for (int job = 0; job < jobs; job++) {
            IntVar start = model.newIntVar(0, horizon, "start " + job);
            ends[job] = model.newIntVar(0, horizon, "end " + job);
            intervals[job] =
                    model.newIntervalVar(start, LinearExpr.constant(instance.processing(job)), ends[job], "job " + job);
            tardiness[job] = model.newIntVar(0, horizon, "tardiness " + job);
            weights[job] = instance.weight(job);
            model.addGreaterOrEqual(tardiness[job], LinearExpr.affine(ends[job], 1, -instance.due(job)));
        }
        model.addNoOverlap(intervals);
        if (instance.hasSetups()) {
            addCircuit();
        }
        model.minimize(LinearExpr.weightedSum(tardiness, weights));
    }

    /** Node 0 of the circuit is where the worker starts, job j is node j + 1. */
    private void addCircuit() {
        CircuitConstraint circuit = model.addCircuit();
        for (int job = 0; job < ends.length; job++) {
            Literal first = model.newBoolVar("first " + job);
            circuit.addArc(0, job + 1, first);
            circuit.addArc(job + 1, 0, model.newBoolVar("last " + job));
            model.addGreaterOrEqual(ends[job], instance.firstSetup(job) + instance.processing(job))
                    .onlyEnforceIf(first);
            for (int before = 0; before < ends.length; before++) {
                if (before != job) {
                    Literal follows = model.newBoolVar(before + " then " + job);
                    circuit.addArc(before + 1, job + 1, follows);
                    long between = (long) instance.setup(before, job) + instance.processing(job);
                    model.addGreaterOrEqual(ends[job], LinearExpr.affine(ends[before], 1, between))
                            .onlyEnforceIf(follows);
                }
            }
        }
    }

    Optional<Routes> solve(long deadline, long seed) {
        CpSolver solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(1)
                .setRandomSeed((int) seed)
                .setMaxTimeInSeconds(Math.max(SHORTEST, (deadline - System.nanoTime()) / NANOS));
        CpSolverStatus status = solver.solve(model);
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            return Optional.empty();
        }
        return Optional.of(Routes.single(IntStream.range(0, ends.length)
                .boxed()
                .sorted(Comparator.comparingLong(job -> solver.value(ends[job])))
                .mapToInt(Integer::intValue)
                .toArray()));
    }
}
