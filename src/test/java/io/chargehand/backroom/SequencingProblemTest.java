package io.chargehand.backroom;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.api.Test;

import static io.chargehand.backroom.RandomBackroom.NOW;
import static io.chargehand.backroom.RandomBackroom.USD;
import static io.chargehand.backroom.TaskBuilder.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SequencingProblemTest {

    private static final WorkerId ANN = new WorkerId("Ann");

    private static void refused(SmallBackroom room, String field) {
        assertThatThrownBy(room::problem)
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void refusesACycle() {
        refused(
                new SmallBackroom()
                        .tasks(
                                task("a").after("c"),
                                task("b").after("a"),
                                task("c").after("b")),
                "predecessors");
    }

    @Test
    void refusesAnUnknownPredecessor() {
        refused(new SmallBackroom().tasks(task("a").after("nobody")), "tasks[0].predecessors");
    }

    @Test
    void refusesATaskOrWorkerNamedTwice() {
        refused(new SmallBackroom().tasks(task("a"), task("a")), "tasks[1].id");
        refused(new SmallBackroom().worker("Ann", 60).worker("Ann", 60), "workers[1].id");
    }

    /** Each could be written down, all together could not. */
    @Test
    void refusesWhatCouldCostMoreThanMoneyCanSay() {
        SmallBackroom room = new SmallBackroom().worker("Ann", 600);
        for (int i = 0; i < 9; i++) {
            room.tasks(task("t" + i).losing(1e8 * (i == 4 ? 2 : 1)));
        }
        assertThat(room.problem().tasks()).hasSize(9);
        for (int i = 9; i < 20; i++) {
            room.tasks(task("t" + i).losing(1e8));
        }
        refused(room, "tasks[4].delayCost");
    }

    @Test
    void refusesAnUnknownPlace() {
        refused(new SmallBackroom().tasks(task("a").at(new LocationId("MOON"))), "tasks[0].from");
    }

    @Test
    void refusesPinsThatContradict() {
        Pin started = new Pin.Started(ANN, NOW);
        refused(new SmallBackroom().tasks(task("a").pin(started)), "tasks[0].pin");
        refused(
                new SmallBackroom()
                        .worker("Ann", 60)
                        .tasks(task("a").pin(started), task("b").pin(started)),
                "tasks[1].pin");
        Pin future = new Pin.Started(ANN, NOW.plusSeconds(1));
        refused(new SmallBackroom().worker("Ann", 60).tasks(task("a").pin(future)), "tasks[0].pin");
    }

    @Test
    void refusesPartsThatDoNotSumToTheCurve() {
        DelayCostCurve half = DelayCostCurve.linear(NOW, Money.of(0.5, USD));
        CostPart part = new CostPart(DelayCause.SHELF, "4011", "empty shelf on 4011", half);
        SequencingTask whole = task("a").losing(1).build();
        assertThatThrownBy(() -> new SequencingTask(
                        whole.id(),
                        whole.type(),
                        whole.from(),
                        whole.to(),
                        whole.duration(),
                        whole.release(),
                        whole.delayCost(),
                        whole.skills(),
                        whole.equipment(),
                        whole.predecessors(),
                        whole.pin(),
                        java.util.List.of(part)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must sum to the delay cost");
        assertThat(task("b")
                        .parts(part, part)
                        .build()
                        .delayCost()
                        .at(NOW.plusSeconds(120))
                        .toDouble())
                .isEqualTo(2);
    }
}
