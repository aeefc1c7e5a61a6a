package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** A plan follows whatever happens, is sound after each change, and only gets better when it is improved. */
class ResidentSequenceTest {

    private static final Sequencer SEQUENCER = new OptaPlannerSequencer();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyPlanIsSound(long seed) {
        ResidentSequence resident = resident(seed);
        List<SequencingWorker> away = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            long version = resident.version();
            SequencePlan before = resident.plan();
            resident.follow(change(resident.problem(), random, i, away));
            assertSound(resident, before);
            assertThat(resident.version() > version).isEqualTo(!resident.plan().equals(before));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void improvingNeverCostsMore(long seed) {
        ResidentSequence resident = resident(seed);
        for (int i = 0; i < 8; i++) {
            SequencePlan before = resident.plan();
            Money gain = resident.improve(SearchLimit.steps(40));
            SequencingProblem from = resident.problem().from(before);
            double left = cost(from, before) - cost(from, resident.plan());
            assertThat(gain.toDouble()).isGreaterThanOrEqualTo(0).isCloseTo(left, within(1e-6));
        }
        assertThat(cost(resident.problem(), resident.plan()))
                .isLessThan(cost(resident.problem(), resident(seed).plan()));
    }

    @Test
    void equalChangesGiveEqualPlans() {
        assertThat(history(7)).isEqualTo(history(7)).doesNotHaveDuplicates();
    }

    @Test
    void refusedChangesChangeNothing() {
        ResidentSequence resident = resident(1);
        SequencePlan before = resident.plan();
        assertThatThrownBy(() -> resident.follow(new ProblemChange.TaskRemoved(new TaskId("nothing"))))
                .isInstanceOf(InvalidInputException.class);
        assertThat(resident.plan()).isSameAs(before);
        assertThat(resident.version()).isEqualTo(1);
    }

    private static ResidentSequence resident(long seed) {
        SequencingProblem problem = RandomBackroom.draw(seed, 5, 40);
        return new ResidentSequence(SEQUENCER, seed % 2 == 0 ? RandomTerms.into(problem, seed) : problem, seed);
    }

    private static List<SequencePlan> history(long seed) {
        ResidentSequence resident = resident(seed);
        Random random = new Random(seed);
        List<SequencingWorker> away = new ArrayList<>();
        List<SequencePlan> plans = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            resident.follow(change(resident.problem(), random, i, away));
            resident.improve(SearchLimit.steps(30));
            plans.add(resident.plan());
        }
        return plans;
    }

    private static ProblemChange change(
            SequencingProblem problem, Random random, int number, List<SequencingWorker> away) {
        SequencingTask task = problem.tasks().get(random.nextInt(problem.tasks().size()));
        SequencingWorker worker =
                problem.workers().get(random.nextInt(problem.workers().size()));
        return switch (number % 6) {
            case 0 ->
                new ProblemChange.TaskAdded(TaskBuilder.task("more-" + number)
                        .at(task.from())
                        .losing(1)
                        .build());
            case 1 -> new ProblemChange.TaskRemoved(task.id());
            case 2 ->
                new ProblemChange.DurationChanged(
                        task.id(), new Minutes(task.duration().value() * 1.5));
            case 3 ->
                new ProblemChange.ReleaseChanged(
                        task.id(), Optional.of(problem.now().plusSeconds(random.nextInt(3600))));
            case 4 -> {
                if (away.isEmpty()) {
                    away.add(worker);
                    yield new ProblemChange.WorkerRemoved(worker.id());
                }
                yield new ProblemChange.WorkerAdded(away.remove(0));
            }
            default ->
                new ProblemChange.WorkerMoved(
                        worker.id(), task.from(), problem.now().plusSeconds(random.nextInt(600)));
        };
    }

    private static void assertSound(ResidentSequence resident, SequencePlan before) {
        PlanEvaluation evaluation = PlanEvaluation.of(resident.problem().from(before), resident.plan());
        assertThat(evaluation.violations()).isEmpty();
        assertThat(evaluation.cost()).isEqualTo(resident.plan().cost());
        Stream<TaskId> placed = resident.plan().sequences().stream()
                .flatMap(sequence -> sequence.stops().stream())
                .map(Stop::task);
        Stream<TaskId> unplaced = resident.plan().unplaced().stream().map(UnplacedTask::task);
        assertThat(Stream.concat(placed, unplaced))
                .containsExactlyInAnyOrderElementsOf(resident.problem().tasks().stream()
                        .map(SequencingTask::id)
                        .toList());
    }

    private static double cost(SequencingProblem problem, SequencePlan plan) {
        return PlanEvaluation.of(problem, plan).cost().total().toDouble();
    }
}
