package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static io.chargehand.backroom.TaskBuilder.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Four workers and far more customer work than they can do before the shelves are empty. */
class LaborSharesTest {

    private static final Sequencer SEQUENCER = new OptaPlannerSequencer();

    @Test
    void withoutAPolicyTheDearerWorkGoesFirst() {
        SequencingProblem problem = store(40, 8);
        assertThat(LaborShares.NONE.in(problem)).isSameAs(problem);
        SequencePlan plan = plan(problem);
        assertThat(plan.sequences())
                .allSatisfy(sequence ->
                        assertThat(type(problem, sequence.stops().get(0))).isEqualTo(TaskType.PICK));
    }

    @Test
    void whoIsKeptForShelvesGetsNoCustomerWork() {
        SequencingProblem problem = new LaborShares(0, 0.25).in(store(40, 8));
        SequencePlan plan = plan(problem);
        assertThat(kept(problem, LaborReserve.FREE_FOR_CUSTOMERS)).hasSize(1);
        WorkerId shelves =
                kept(problem, LaborReserve.FREE_FOR_CUSTOMERS).iterator().next();
        List<Stop> stops = plan.findSequence(shelves).orElseThrow().stops();
        assertThat(stops)
                .isNotEmpty()
                .allSatisfy(stop -> assertThat(type(problem, stop)).isEqualTo(TaskType.REPLENISH));
        assertThat(plan.sequences())
                .filteredOn(sequence -> !sequence.worker().equals(shelves))
                .allSatisfy(sequence ->
                        assertThat(type(problem, sequence.stops().get(0))).isEqualTo(TaskType.PICK));
    }

    @Test
    void customerWorkIsKeptItsShareToo() {
        SequencingProblem problem = new LaborShares(0.5, 0.25).in(store(40, 40));
        Set<WorkerId> shelves = kept(problem, LaborReserve.FREE_FOR_CUSTOMERS);
        Set<WorkerId> customers = kept(problem, LaborReserve.FREE_FOR_SHELVES);
        assertThat(shelves).hasSize(1);
        assertThat(customers).hasSize(2).doesNotContainAnyElementsOf(shelves);
    }

    @Test
    void nobodyIsKeptForLessThanAnHoursWorkEach() {
        SequencingProblem few = store(40, 2);
        assertThat(new LaborShares(0, 0.5).in(few)).isSameAs(few);
        assertThat(kept(new LaborShares(0, 1).in(store(40, 6)), LaborReserve.FREE_FOR_CUSTOMERS))
                .hasSize(1);
    }

    @Test
    void whoIsAtShelvesAlreadyStays() {
        SequencingProblem before = new LaborShares(0, 0.25).in(store(40, 8));
        SequencePlan plan = plan(before);
        SequencingProblem after = new LaborShares(0, 0.25).in(store(30, 8).from(plan));
        assertThat(kept(after, LaborReserve.FREE_FOR_CUSTOMERS))
                .isEqualTo(kept(before, LaborReserve.FREE_FOR_CUSTOMERS));
        SequencingProblem other = new LaborShares(0, 0.25)
                .in(new SmallBackroom()
                        .worker("A", 300, "PICK", "SHELF")
                        .worker("D", 300, "PICK", "SHELF")
                        .tasks(pick(0), shelf(0), shelf(1), shelf(2), shelf(3))
                        .before(List.of("A", "pick-0"), List.of("D", "shelf-1"))
                        .problem());
        assertThat(kept(other, LaborReserve.FREE_FOR_CUSTOMERS)).containsExactly(new WorkerId("D"));
    }

    @Test
    void whoIsAtTheOtherWorkIsNotKept() {
        SmallBackroom room = room(40, 0);
        room.tasks(shelf(0), shelf(1), shelf(2), shelf(3), shelf(4), shelf(5), shelf(6), shelf(7));
        for (String worker : List.of("A", "B", "C")) {
            room.tasks(
                    task("at-" + worker).skill("PICK").pin(new Pin.Started(new WorkerId(worker), RandomBackroom.NOW)));
        }
        SequencingProblem problem = new LaborShares(0, 0.25).in(room.problem());
        assertThat(kept(problem, LaborReserve.FREE_FOR_CUSTOMERS)).containsExactly(new WorkerId("D"));
        assertThat(plan(problem).unplaced())
                .noneMatch(left -> left.task().value().startsWith("at-"));
    }

    @Test
    void refusesSharesOfMoreThanAll() {
        assertThatThrownBy(() -> new LaborShares(0.6, 0.5)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new LaborShares(-0.1, 0)).isInstanceOf(InvalidInputException.class);
    }

    private static SequencingProblem store(int picks, int shelves) {
        return room(picks, shelves).problem();
    }

    private static SmallBackroom room(int picks, int shelves) {
        SmallBackroom room = new SmallBackroom();
        List.of("A", "B", "C", "D").forEach(id -> room.worker(id, 300, "PICK", "SHELF"));
        for (int i = 0; i < picks; i++) {
            room.tasks(pick(i));
        }
        for (int i = 0; i < shelves; i++) {
            room.tasks(shelf(i));
        }
        return room;
    }

    private static TaskBuilder pick(int number) {
        return task("pick-" + number).minutes(20).losing(2).skill("PICK");
    }

    private static TaskBuilder shelf(int number) {
        return task("shelf-" + number)
                .type(TaskType.REPLENISH)
                .minutes(15)
                .losing(0.2)
                .skill("SHELF");
    }

    private static SequencePlan plan(SequencingProblem problem) {
        return SEQUENCER.plan(problem, SearchLimit.steps(60), 1);
    }

    private static TaskType type(SequencingProblem problem, Stop stop) {
        return problem.tasks().stream()
                .filter(task -> task.id().equals(stop.task()))
                .findFirst()
                .orElseThrow()
                .type();
    }

    private static Set<WorkerId> kept(SequencingProblem problem, Skill free) {
        List<WorkerId> kept = new ArrayList<>();
        for (SequencingWorker worker : problem.workers()) {
            if (!worker.skills().contains(free)) {
                kept.add(worker.id());
            }
        }
        return kept.size() == problem.workers().size() ? Set.of() : new HashSet<>(kept);
    }
}
