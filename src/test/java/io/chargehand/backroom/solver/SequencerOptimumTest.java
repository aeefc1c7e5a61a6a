package io.chargehand.backroom.solver;

import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares plans of tiny nodes with the best of all plans. */
class SequencerOptimumTest {

    private static final int NODES = 40;
    private static final int MISSES_ALLOWED = 1;

    private final OptaPlannerSequencer sequencer = new OptaPlannerSequencer();

    @Test
    void findsTheBestOfAllPlansOfTinyNodes() {
        int missed = 0;
        for (long seed = 1; seed <= NODES; seed++) {
            SequencingProblem problem = RandomBackroom.draw(seed, 2, 5 + (int) (seed % 2));
            SequencePlan plan = sequencer.plan(problem, SearchLimit.steps(200), seed);
            long cost = DenseProblem.units(plan.cost().total().toDouble());
            long best = new Enumeration(new DenseProblem(problem)).best();
            assertThat(cost).as("seed %s", seed).isGreaterThanOrEqualTo(best);
            missed += cost > best ? 1 : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(MISSES_ALLOWED);
    }

    /** Tries every order of every division of the tasks among the workers and the undone. */
    private static final class Enumeration {

        private final DenseProblem problem;
        private final Timetable table;
        private final int[][] sequences;
        private final int[] lengths;
        private long best = Long.MAX_VALUE;

        Enumeration(DenseProblem problem) {
            this.problem = problem;
            this.table = new Timetable(problem);
            this.sequences = new int[problem.workerCount][problem.taskCount];
            this.lengths = new int[problem.workerCount];
        }

        long best() {
            place(0);
            return best;
        }

        private void place(int task) {
            if (task == problem.taskCount) {
                table.load(sequences, lengths);
                table.refresh();
                if (table.violations() == 0) {
                    best = Math.min(best, table.total());
                }
                return;
            }
            place(task + 1);
            for (int w = 0; w < problem.workerCount; w++) {
                for (int at = 0; problem.eligible[w][task] && at <= lengths[w]; at++) {
                    System.arraycopy(sequences[w], at, sequences[w], at + 1, lengths[w]++ - at);
                    sequences[w][at] = task;
                    place(task + 1);
                    System.arraycopy(sequences[w], at + 1, sequences[w], at, --lengths[w] - at);
                }
            }
        }
    }
}
