package io.chargehand.backroom.solver;

import io.chargehand.backroom.Alternative;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.TaskPlaces;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;

import java.util.List;

/** Tries a task everywhere on a timetable, each place timed as far as it reaches. Thread-safe. */
public final class TimetablePlaces implements TaskPlaces {

    @Override
    public List<Alternative> list(SequencingProblem problem, SequencePlan plan, TaskId task) {
        DenseProblem dense = new DenseProblem(problem);
        int index = dense.indexOf(task);
        Rules.require(index >= 0, "task", task, "must be a task of the problem");
        PlanEvaluation evaluation = PlanEvaluation.of(problem, plan);
        if (!evaluation.violations().isEmpty()) {
            return List.of();
        }
        Timetable table = new Timetable(dense);
        load(table, plan);
        return new PlaceTrial(table, evaluation.plan(), index).list();
    }

    private static void load(Timetable table, SequencePlan plan) {
        DenseProblem dense = table.problem;
        int[][] sequences = new int[dense.workerCount][];
        int[] lengths = new int[dense.workerCount];
        for (WorkerSequence sequence : plan.sequences()) {
            int w = dense.indexOf(sequence.worker());
            sequences[w] = sequence.stops().stream()
                    .map(Stop::task)
                    .mapToInt(dense::indexOf)
                    .toArray();
            lengths[w] = sequences[w].length;
        }
        for (int w = 0; w < dense.workerCount; w++) {
            sequences[w] = sequences[w] == null ? new int[0] : sequences[w];
        }
        table.load(sequences, lengths);
        table.refresh();
    }
}
