package io.chargehand.backroom.solver;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.RandomPlans;
import io.chargehand.backroom.Replan;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.impl.score.director.InnerScoreDirector;
import org.optaplanner.core.impl.solver.DefaultSolverFactory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the fast score to its definition by constraint streams, after every one of many random moves. */
class ReferenceScoreTest {

    private static final int PROBLEMS = 200;
    private static final int MOVES = 500;

    private static ScoreDirectorFactoryConfig reference() {
        return new ScoreDirectorFactoryConfig()
                .withConstraintProviderClass(ReferenceScore.class)
                .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);
    }

    /** Seeds 1 to 200: every other one with all the rarer terms, every third with a plan before, two of four with work
     * under way. Kernel moves are drawn from sound plans only, as in a search. */
    @Test
    void fastScoreEqualsTheReferenceAfterEachOfAHundredThousandMoves() {
        SolverConfig config = OptaPlannerSequencer.config().withScoreDirectorFactory(reference());
        var factory = ((DefaultSolverFactory<SequencingSolution>) SolverFactory.<SequencingSolution>create(config))
                .<HardSoftLongScore>getScoreDirectorFactory();
        int moves = 0;
        int sound = 0;
        int kernel = 0;
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            Walk walk = new Walk(draw(seed), seed);
            try (InnerScoreDirector<SequencingSolution, HardSoftLongScore> director = factory.buildScoreDirector()) {
                walk.begin(director);
                for (int i = 0; i < MOVES; i++) {
                    HardSoftLongScore score = walk.move();
                    assertThat(walk.fast())
                            .as("seed %s move %s %s", seed, i, walk.last)
                            .isEqualTo(score);
                    sound += score.hardScore() == 0 ? 1 : 0;
                    moves++;
                }
                kernel += walk.kernelMoves;
            }
        }
        assertThat(moves).isEqualTo(100_000);
        assertThat(sound).isGreaterThan(40_000);
        assertThat(kernel).isGreaterThan(20_000);
    }

    private static SequencingProblem draw(long seed) {
        SequencingProblem problem = RandomPlans.problem(seed, 2 + (int) seed % 3, 5 + (int) seed % 7);
        if (seed % 4 > 0 && seed % 4 < 3) {
            return problem;
        }
        SequencePlan plan = new OptaPlannerSequencer().plan(problem, SearchLimit.steps(0), seed);
        return Replan.after(problem, plan, 20, seed);
    }

    @ParameterizedTest
    @EnumSource(
            value = EnvironmentMode.class,
            names = {"FULL_ASSERT", "NON_INTRUSIVE_FULL_ASSERT"})
    void optaPlannerAssertsTheReferenceDuringASearch(EnvironmentMode mode) {
        SolverConfig config = OptaPlannerSequencer.config().withEnvironmentMode(mode);
        config.getScoreDirectorFactoryConfig().setAssertionScoreDirectorFactory(reference());
        OptaPlannerSequencer sequencer = new OptaPlannerSequencer(config);
        for (long seed = 1; seed <= 12; seed++) {
            SequencingProblem problem = RandomPlans.problem(seed, 2 + (int) seed % 3, 16);
            SequencePlan plan = sequencer.plan(problem, SearchLimit.steps(100), seed);
            assertThat(PlanEvaluation.of(problem, plan).violations()).isEmpty();
            SequencingProblem later = Replan.after(problem, plan, 30, seed);
            assertThat(PlanEvaluation.of(later, sequencer.plan(later, SearchLimit.steps(100), seed))
                            .violations())
                    .isEmpty();
        }
    }

    /** A walk through plans of one problem, sound or not, by random moves of movable work. */
    private static final class Walk {

        private final Search search;
        private final SequencingSolution solution;
        private final Random random;
        private final TimetableScore fast = new TimetableScore();
        private final KernelMoveFactory kernel = new KernelMoveFactory();
        private InnerScoreDirector<SequencingSolution, HardSoftLongScore> director;
        private List<List<TaskNode>> soundLists = List.of();
        private int kernelMoves;
        private String last = "start";

        Walk(SequencingProblem problem, long seed) {
            DenseProblem dense = new DenseProblem(problem);
            boolean[] hopeless = Unplaceable.hopeless(dense);
            Timetable table = new Timetable(dense);
            int[] fixed = new Repair(table, hopeless, () -> false).fill();
            search =
                    new Search(dense, fixed, hopeless, null, seed, Integer.MAX_VALUE, Long.MAX_VALUE, new Stakes(1, 0));
            solution = new SequencingSolution(search, table);
            random = new Random(seed);
        }

        void begin(InnerScoreDirector<SequencingSolution, HardSoftLongScore> on) {
            director = on;
            director.setWorkingSolution(solution);
            soundLists = copy();
            fast.resetWorkingSolution(solution);
            kernel.phaseStarted(director);
            assertThat(fast.calculateScore()).isEqualTo(director.calculateScore());
        }

        /** Makes a move and returns the reference score. */
        HardSoftLongScore move() {
            List<List<TaskNode>> before = copy();
            boolean sound = director.calculateScore().hardScore() == 0;
            soundLists = sound ? before : soundLists;
            if (sound && random.nextInt(3) > 0) {
                propose();
            } else if (!sound && random.nextBoolean()) {
                last = "back";
                change(soundLists);
            } else {
                change(draw(copy()));
            }
            HardSoftLongScore score = director.calculateScore();
            List<List<TaskNode>> after = copy();
            for (int list = 0; list < after.size(); list++) {
                if (!after.get(list).equals(before.get(list))) {
                    fast.afterListVariableChanged(solution.lists().get(list), TaskList.VARIABLE, 0, 0);
                }
            }
            return score;
        }

        HardSoftLongScore fast() {
            return fast.calculateScore();
        }

        private void propose() {
            last = "kernel";
            Iterator<KernelMove> moves = kernel.createRandomMoveIterator(director, random);
            KernelMove move = moves.next();
            kernelMoves++;
            if (move.isMoveDoable(director)) {
                move.doMoveOnly(director);
            }
        }

        private void change(List<List<TaskNode>> lists) {
            List<KernelMove.Change> changes = new ArrayList<>();
            List<List<TaskNode>> now = copy();
            for (int list = 0; list < lists.size(); list++) {
                if (!lists.get(list).equals(now.get(list))) {
                    changes.add(new KernelMove.Change(list, lists.get(list)));
                }
            }
            if (!changes.isEmpty()) {
                new KernelMove(changes).doMoveOnly(director);
            }
        }

        private List<List<TaskNode>> copy() {
            List<List<TaskNode>> lists = new ArrayList<>();
            solution.lists().forEach(list -> lists.add(new ArrayList<>(list.tasks())));
            return lists;
        }

        private List<List<TaskNode>> draw(List<List<TaskNode>> lists) {
            int undone = lists.size() - 1;
            int from = random.nextInt(lists.size());
            int to = random.nextInt(lists.size());
            int kind = random.nextInt(5);
            last = List.of("move", "insert", "remove", "swap", "reverse").get(kind) + " " + from + " " + to;
            switch (kind) {
                case 0 -> shift(lists, from, to);
                case 1 -> shift(lists, undone, random.nextInt(undone));
                case 2 -> shift(lists, random.nextInt(undone), undone);
                case 3 -> swap(lists, from, to);
                default -> reverse(lists.get(from), fixed(from));
            }
            return lists;
        }

        private int fixed(int list) {
            return list < search.fixed.length ? search.fixed[list] : 0;
        }

        private int place(List<TaskNode> list, int fixed) {
            List<Integer> movable = new ArrayList<>();
            for (int i = fixed; i < list.size(); i++) {
                if (!search.hopeless[list.get(i).index()] || random.nextInt(10) == 0) {
                    movable.add(i);
                }
            }
            return movable.isEmpty() ? -1 : movable.get(random.nextInt(movable.size()));
        }

        private void shift(List<List<TaskNode>> lists, int from, int to) {
            int at = place(lists.get(from), fixed(from));
            if (at >= 0) {
                TaskNode node = lists.get(from).remove(at);
                int room = lists.get(to).size() - fixed(to) + 1;
                lists.get(to).add(fixed(to) + random.nextInt(room), node);
            }
        }

        private void swap(List<List<TaskNode>> lists, int from, int to) {
            int one = place(lists.get(from), fixed(from));
            int other = place(lists.get(to), fixed(to));
            if (one >= 0 && other >= 0) {
                TaskNode node = lists.get(from).get(one);
                lists.get(from).set(one, lists.get(to).get(other));
                lists.get(to).set(other, node);
            }
        }

        private void reverse(List<TaskNode> list, int fixed) {
            if (list.size() - fixed > 1) {
                int begin = fixed + random.nextInt(list.size() - fixed);
                int end = begin + random.nextInt(list.size() - begin) + 1;
                Collections.reverse(list.subList(begin, end));
            }
        }
    }
}
