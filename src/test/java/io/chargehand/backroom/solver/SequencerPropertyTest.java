package io.chargehand.backroom.solver;

import io.chargehand.backroom.FifoPlan;
import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.Pin;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.RandomTerms;
import io.chargehand.backroom.Replan;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.WorkerSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every plan, on random nodes and on what is left of them some minutes later. */
class SequencerPropertyTest {

    private static final OptaPlannerSequencer SEQUENCER = new OptaPlannerSequencer();
    private static final SearchLimit LIMIT = SearchLimit.steps(200);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    private static SequencingProblem draw(long seed) {
        return RandomBackroom.draw(seed, 1 + (int) (seed % 9), 5 + 2 * (int) seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void breaksNoRuleAndLosesNoMoreThanFifoOrGreedyInsertion(long seed) {
        SequencingProblem problem = draw(seed);
        SequencePlan greedy = SEQUENCER.plan(problem, SearchLimit.steps(0), seed);
        SequencePlan plan = SEQUENCER.plan(problem, LIMIT, seed);
        PlanEvaluation evaluation = PlanEvaluation.of(problem, plan);
        assertThat(evaluation.violations()).isEmpty();
        assertThat(evaluation.plan()).isEqualTo(plan);
        assertThat(plan.cost().total()).isLessThanOrEqualTo(greedy.cost().total());
        assertThat(plan.cost().total())
                .isLessThanOrEqualTo(FifoPlan.of(problem).cost().total());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsAllTermsAndLosesNoMoreThanGreedyInsertion(long seed) {
        SequencingProblem problem = RandomTerms.into(draw(seed), seed);
        SequencePlan greedy = SEQUENCER.plan(problem, SearchLimit.steps(0), seed);
        SequencePlan plan = SEQUENCER.plan(problem, LIMIT, seed);
        PlanEvaluation evaluation = PlanEvaluation.of(problem, plan);
        assertThat(evaluation.violations()).isEmpty();
        assertThat(evaluation.plan()).isEqualTo(plan);
        int undone = mustUndone(problem, plan);
        assertThat(undone).isLessThanOrEqualTo(mustUndone(problem, greedy));
        if (undone == mustUndone(problem, greedy)) {
            assertThat(plan.cost().total()).isLessThanOrEqualTo(greedy.cost().total());
        }
        SequencingProblem later = Replan.after(problem, plan, 20 + (int) seed, seed);
        SequencePlan next = SEQUENCER.plan(later, LIMIT, seed);
        assertThat(PlanEvaluation.of(later, next).violations()).isEmpty();
        assertThat(SEQUENCER.plan(later, LIMIT, seed)).isEqualTo(next);
    }

    private static int mustUndone(SequencingProblem problem, SequencePlan plan) {
        return (int) problem.tasks().stream()
                .filter(task -> task.terms().leaving() instanceof Leaving.Never)
                .filter(task -> plan.findStop(task.id()).isEmpty())
                .count();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalSeedAndStepsGiveAnEqualPlan(long seed) {
        SequencingProblem problem = draw(seed);
        assertThat(SEQUENCER.plan(problem, LIMIT, seed)).isEqualTo(SEQUENCER.plan(problem, LIMIT, seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void replansWithPinsKept(long seed) {
        SequencingProblem before = draw(seed);
        SequencePlan plan = SEQUENCER.plan(before, LIMIT, seed);
        SequencingProblem problem = Replan.after(before, plan, 20 + (int) seed, seed);
        SequencePlan next = SEQUENCER.plan(problem, LIMIT, seed);
        assertThat(PlanEvaluation.of(problem, next).violations()).isEmpty();
        for (WorkerSequence sequence : plan.sequences()) {
            List<io.chargehand.kernel.TaskId> pinned = problem.tasks().stream()
                    .filter(task -> task.pin()
                            .filter(pin -> pin.worker().equals(sequence.worker()))
                            .filter(pin -> pin instanceof Pin.Started || pin instanceof Pin.Frozen)
                            .isPresent())
                    .map(io.chargehand.backroom.SequencingTask::id)
                    .filter(id -> next.findStop(id).isPresent())
                    .toList();
            WorkerSequence now = next.findSequence(sequence.worker()).orElseThrow();
            assertThat(now.stops().stream().limit(pinned.size()).map(io.chargehand.backroom.Stop::task))
                    .containsExactlyInAnyOrderElementsOf(pinned);
        }
    }

    @Test
    void plansManyNodesAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<SequencePlan>> calls = new ArrayList<>();
            for (long seed = 1; seed <= 16; seed++) {
                long of = seed;
                calls.add(() -> SEQUENCER.plan(draw(of), LIMIT, of));
            }
            List<Future<SequencePlan>> plans = threads.invokeAll(calls);
            for (int i = 0; i < plans.size(); i++) {
                assertThat(plans.get(i).get()).isEqualTo(SEQUENCER.plan(draw(i + 1L), LIMIT, i + 1L));
            }
        } finally {
            threads.shutdown();
        }
    }
}
