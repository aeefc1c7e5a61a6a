package io.chargehand.backroom;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each change does what it says, to nothing else, and refuses what cannot be. */
class ProblemChangeTest {

    private final SequencingProblem problem = RandomTerms.into(RandomBackroom.draw(2, 4, 30), 2);
    private final SequencingTask first = problem.tasks().get(0);
    private final SequencingWorker someone = problem.workers().get(1);

    @Test
    void addsAndRemovesWork() {
        SequencingTask more = TaskBuilder.copy(
                        RandomBackroom.draw(2, 4, 31).tasks().get(30))
                .predecessors(List.of())
                .build();
        SequencingProblem added = new ProblemChange.TaskAdded(more).applyTo(problem);
        assertThat(added.tasks()).hasSize(31).last().isEqualTo(more);
        assertThat(new ProblemChange.TaskRemoved(more.id()).applyTo(added)).isEqualTo(problem);
        assertThatThrownBy(() -> new ProblemChange.TaskAdded(first).applyTo(problem))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(first.id().value());
    }

    @Test
    void nothingWaitsForWorkThatIsGone() {
        SequencingTask waits = problem.tasks().stream()
                .filter(task -> !task.predecessors().isEmpty())
                .findFirst()
                .orElseThrow();
        TaskId gone = waits.predecessors().get(0);
        SequencingProblem after = new ProblemChange.TaskRemoved(gone).applyTo(problem);
        SequencingTask left = task(after, waits.id());
        assertThat(left.predecessors()).doesNotContain(gone);
        assertThat(left.terms().links()).noneMatch(link -> link.predecessor().equals(gone));
        SequencingTask half = problem.tasks().stream()
                .filter(task -> task.terms().partner().isPresent())
                .findFirst()
                .orElseThrow();
        TaskId other = half.terms().partner().orElseThrow();
        assertThat(task(new ProblemChange.TaskRemoved(other).applyTo(problem), half.id())
                        .terms()
                        .partner())
                .isEmpty();
    }

    @Test
    void changesOneThingAboutWork() {
        Minutes longer = new Minutes(77);
        assertThat(task(new ProblemChange.DurationChanged(first.id(), longer).applyTo(problem), first.id()))
                .isEqualTo(first.lasting(longer))
                .isNotEqualTo(first);
        Optional<Instant> later = Optional.of(problem.now().plusSeconds(1234));
        assertThat(task(new ProblemChange.ReleaseChanged(first.id(), later).applyTo(problem), first.id())
                        .release())
                .isEqualTo(later);
        DelayCostCurve steep = new DelayCostCurve(
                problem.now(), new PiecewiseLinear(new double[] {0}, new double[] {1}, 3), RandomBackroom.USD);
        SequencingTask dearer =
                task(new ProblemChange.DelayCostChanged(first.id(), steep, List.of()).applyTo(problem), first.id());
        assertThat(dearer.delayCost()).isEqualTo(steep);
        assertThat(dearer.duration()).isEqualTo(first.duration());
        Optional<Pin> pin = Optional.of(new Pin.Assigned(someone.id()));
        assertThat(task(new ProblemChange.PinChanged(first.id(), pin).applyTo(problem), first.id())
                        .pin())
                .isEqualTo(pin);
    }

    @Test
    void workersComeAndLeave() {
        SequencingProblem pinned = new ProblemChange.PinChanged(
                        first.id(), Optional.of(new Pin.Started(someone.id(), problem.now())))
                .applyTo(problem);
        SequencingProblem without = new ProblemChange.WorkerRemoved(someone.id()).applyTo(pinned);
        assertThat(without.workers()).hasSize(3).doesNotContain(someone);
        assertThat(task(without, first.id()).pin()).isEmpty();
        assertThat(new ProblemChange.WorkerAdded(someone).applyTo(without).workers())
                .hasSize(4)
                .last()
                .isEqualTo(someone);
        assertThatThrownBy(() -> new ProblemChange.WorkerAdded(someone).applyTo(problem))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be named once");
    }

    @Test
    void workersMoveAndChangeTheirShifts() {
        LocationId place = first.to();
        Instant free = problem.now().plusSeconds(60);
        SequencingWorker moved = new ProblemChange.WorkerMoved(someone.id(), place, free)
                .applyTo(problem)
                .workers()
                .get(1);
        assertThat(moved).isEqualTo(someone.standingAt(place, free));
        List<TimeWindow> shift =
                List.of(new TimeWindow(problem.now(), problem.now().plusSeconds(3600)));
        assertThat(new ProblemChange.ShiftChanged(someone.id(), shift)
                        .applyTo(problem)
                        .workers()
                        .get(1)
                        .windows())
                .isEqualTo(shift);
    }

    @Test
    void timeDoesNotGoBack() {
        Instant later = problem.now().plusSeconds(1);
        assertThat(new ProblemChange.ClockAdvanced(later).applyTo(problem).now())
                .isEqualTo(later);
        assertThatThrownBy(() -> new ProblemChange.ClockAdvanced(problem.now().minusSeconds(1)).applyTo(problem))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("now");
    }

    @Test
    void refusesWhatIsNotThere() {
        TaskId nothing = new TaskId("nothing");
        WorkerId nobody = new WorkerId("nobody");
        List<ProblemChange> unknown = List.of(
                new ProblemChange.TaskRemoved(nothing),
                new ProblemChange.DurationChanged(nothing, Minutes.ZERO),
                new ProblemChange.ReleaseChanged(nothing, Optional.empty()),
                new ProblemChange.PinChanged(nothing, Optional.empty()),
                new ProblemChange.PinChanged(first.id(), Optional.of(new Pin.Assigned(nobody))),
                new ProblemChange.WorkerRemoved(nobody),
                new ProblemChange.WorkerMoved(nobody, first.to(), problem.now()),
                new ProblemChange.WorkerMoved(someone.id(), new LocationId("nowhere"), problem.now()),
                new ProblemChange.ShiftChanged(nobody, List.of()));
        for (ProblemChange change : unknown) {
            assertThatThrownBy(() -> change.applyTo(problem))
                    .as("%s", change)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageMatching(".*(nothing|nobody|nowhere).*");
        }
    }

    private static SequencingTask task(SequencingProblem of, TaskId id) {
        return of.tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
