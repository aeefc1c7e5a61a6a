package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.backroom.solver.TimetablePlaces;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static io.chargehand.backroom.RandomBackroom.NOW;
import static io.chargehand.backroom.RandomBackroom.USD;
import static io.chargehand.backroom.TaskBuilder.task;
import static org.assertj.core.api.Assertions.assertThat;

class MoveAdvisorTest {

    private static final OptaPlannerSequencer SEQUENCER = new OptaPlannerSequencer();
    private static final MoveAdvisor ADVISOR = new MoveAdvisor(new TimetablePlaces());

    private record Case(SequencingProblem problem, SequencePlan plan) {}

    /** Plans from insertion, from a short search and from work under way, with and without terms; sound ones of random orders. */
    private static List<Case> draw(long seed) {
        List<Case> cases = new ArrayList<>();
        SequencingProblem problem = RandomPlans.problem(seed, 2 + (int) seed % 4, 6 + (int) seed % 18);
        SequencePlan inserted = SEQUENCER.plan(problem, SearchLimit.steps(0), seed);
        cases.add(new Case(problem, inserted));
        cases.add(new Case(problem, SEQUENCER.plan(problem, SearchLimit.steps(30), seed)));
        SequencingProblem later = Replan.after(problem, inserted, 30, seed);
        cases.add(new Case(later, SEQUENCER.plan(later, SearchLimit.steps(5), seed)));
        SequencingProblem small = RandomPlans.problem(seed, 3, 5);
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            PlanEvaluation drawn = PlanEvaluation.of(small, RandomPlans.scattered(small, random));
            if (drawn.violations().isEmpty()) {
                cases.add(new Case(small, drawn.plan()));
            }
        }
        return cases;
    }

    @Test
    void everyPlaceIsPricedAsTheEvaluationDoes() {
        int checked = 0;
        for (long seed = 1; seed <= 40; seed++) {
            for (Case each : draw(seed)) {
                for (SequencingTask task : each.problem().tasks()) {
                    checked += compare(each.problem(), each.plan(), task);
                }
            }
        }
        assertThat(checked).isGreaterThan(20_000);
    }

    private static int compare(SequencingProblem problem, SequencePlan plan, SequencingTask task) {
        Map<String, Alternative> listed = new HashMap<>();
        new TimetablePlaces()
                .list(problem, plan, task.id())
                .forEach(place -> listed.put(place.worker() + " " + place.position(), place));
        boolean fixed = task.pin().filter(pin -> !(pin instanceof Pin.Assigned)).isPresent();
        int checked = 0;
        for (WorkerSequence sequence : plan.sequences()) {
            long others = sequence.stops().stream()
                    .filter(stop -> !stop.task().equals(task.id()))
                    .count();
            for (int position = 1; position <= others + 1 && !fixed; position++) {
                PlanEvaluation there = PlanEvaluation.of(problem, plan.moving(task.id(), sequence.worker(), position));
                Alternative place = listed.remove(sequence.worker() + " " + position);
                assertThat(place != null)
                        .as("task %s with %s at %s: %s", task.id(), sequence.worker(), position, there.violations())
                        .isEqualTo(there.violations().isEmpty());
                if (place != null) {
                    Stop stop = there.plan().findStop(task.id()).orElseThrow();
                    assertThat(place.start()).isEqualTo(stop.start());
                    assertThat(place.finish()).isEqualTo(stop.finish());
                    assertThat(place.added())
                            .isEqualTo(there.cost().total().minus(plan.cost().total()));
                }
                checked++;
            }
        }
        assertThat(listed.size()).isLessThanOrEqualTo(fixed ? 1 : 0);
        return checked;
    }

    @Test
    void theSmallestChangeMovesItUpOnRandomPlans() {
        int plans = 0;
        int moved = 0;
        int none = 0;
        for (long seed = 1; seed <= 60; seed++) {
            for (Case each : draw(seed)) {
                plans++;
                for (SequencingTask task : each.problem().tasks()) {
                    MoveUp up = ADVISOR.moveUp(each.problem(), each.plan(), task.id());
                    if (up.change().isPresent()) {
                        movesUp(each, up);
                        moved++;
                    } else {
                        assertThat(up.sentence()).startsWith("it cannot start earlier: ");
                        none++;
                    }
                }
            }
        }
        assertThat(plans).isGreaterThan(800);
        assertThat(moved).isGreaterThan(5_000);
        assertThat(moved).isGreaterThan(10 * none);
    }

    private static void movesUp(Case each, MoveUp up) {
        UpwardChange change = up.change().orElseThrow();
        SequencingProblem changed = change.applyTo(each.problem());
        SequencePlan settled = ADVISOR.settle(changed, each.plan(), up.task());
        PlanEvaluation evaluation = PlanEvaluation.of(changed, settled);
        assertThat(evaluation.violations()).isEmpty();
        assertThat(evaluation.plan()).isEqualTo(settled);
        Stop stop = settled.findStop(up.task()).orElseThrow();
        each.plan()
                .findStop(up.task())
                .ifPresent(before -> assertThat(stop.start()).as("%s", change).isBefore(before.start()));
        assertThat(stop.start()).isEqualTo(up.place().orElseThrow().start());
        if (change instanceof UpwardChange.DelayCostsMore more
                && more.perMinute().toDouble() > 0.05) {
            UpwardChange less = new UpwardChange.DelayCostsMore(
                    more.task(), more.perMinute().times(0.9));
            SequencePlan kept = ADVISOR.settle(less.applyTo(each.problem()), each.plan(), up.task());
            assertThat(kept.findStop(up.task()).orElseThrow().start())
                    .as("less than %s", change)
                    .isAfterOrEqualTo(
                            each.plan().findStop(up.task()).orElseThrow().start());
        }
    }

    @Test
    void namesHowMuchDearerDelayWouldHaveToBe() {
        SequencingProblem problem = new SmallBackroom()
                .worker("Ann", 240)
                .tasks(task("dear").losing(0.5), task("cheap").losing(0.2))
                .problem();
        SequencePlan plan = SEQUENCER.plan(problem, SearchLimit.steps(50), 1);
        MoveUp up = ADVISOR.moveUp(problem, plan, new TaskId("cheap"));
        assertThat(up.change()).contains(new UpwardChange.DelayCostsMore(new TaskId("cheap"), Money.of(0.3001, USD)));
        assertThat(up.sentence())
                .isEqualTo("it would start at " + NOW
                        + " as number 1 of worker Ann if a minute of its delay cost 0.3001 USD more");
        MoveUp first = ADVISOR.moveUp(problem, plan, new TaskId("dear"));
        assertThat(first.change()).isEmpty();
        assertThat(first.sentence())
                .isEqualTo("it cannot start earlier: it is its worker's first, and it starts at once");
    }

    @Test
    void namesTheReleaseThePinAndTheSkill() {
        SequencingProblem released = new SmallBackroom()
                .worker("Ann", 240)
                .tasks(task("later").releasedIn(30))
                .problem();
        assertThat(change(released, "later"))
                .contains(new UpwardChange.ReleasedEarlier(new TaskId("later"), new Minutes(1)));
        SequencingProblem skilled = new SmallBackroom()
                .worker("Ann", 240, "PICK")
                .tasks(task("count").skill("COUNT"))
                .problem();
        assertThat(change(skilled, "count"))
                .contains(new UpwardChange.WorkerGains(
                        new WorkerId("Ann"),
                        java.util.Set.of(new io.chargehand.kernel.Skill("COUNT")),
                        java.util.Set.of()));
        SequencingProblem pinned = new SmallBackroom()
                .worker("Ann", 240)
                .worker("Bob", 240)
                .tasks(
                        task("begun").pin(new Pin.Started(new WorkerId("Ann"), NOW)),
                        task("frozen").pin(new Pin.Frozen(new WorkerId("Ann"), 1)))
                .problem();
        assertThat(ADVISOR.moveUp(pinned, SEQUENCER.plan(pinned, SearchLimit.steps(0), 1), new TaskId("begun"))
                        .sentence())
                .isEqualTo("it cannot start earlier: it is under way");
        assertThat(change(pinned, "frozen"))
                .contains(new UpwardChange.TaskShorter(new TaskId("begun"), new Minutes(1)));
    }

    private static Optional<UpwardChange> change(SequencingProblem problem, String task) {
        SequencePlan plan = SEQUENCER.plan(problem, SearchLimit.steps(0), 1);
        return ADVISOR.moveUp(problem, plan, new TaskId(task)).change();
    }
}
