package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.chargehand.backroom.RandomBackroom.NOW;
import static io.chargehand.backroom.RandomBackroom.USD;
import static io.chargehand.backroom.TaskBuilder.task;
import static org.assertj.core.api.Assertions.assertThat;

class PlanExplanationTest {

    private static final OptaPlannerSequencer SEQUENCER = new OptaPlannerSequencer();

    private static PlanExplanation explain(SequencingProblem problem, List<String>... queues) {
        List<List<TaskId>> sequences = java.util.Arrays.stream(queues)
                .map(queue -> queue.stream().map(TaskId::new).toList())
                .toList();
        List<TaskId> undone = problem.tasks().stream()
                .map(SequencingTask::id)
                .filter(id -> sequences.stream().noneMatch(queue -> queue.contains(id)))
                .toList();
        return PlanExplanation.of(problem, RandomPlans.plan(problem, sequences, undone));
    }

    private static TaskExplanation of(PlanExplanation explained, String task) {
        return explained.find(new TaskId(task)).orElseThrow();
    }

    @Test
    void saysWhatEachTaskWaitsFor() {
        SequencingProblem problem = new SmallBackroom()
                .worker("Ann", List.of(SmallBackroom.window(0, 40), SmallBackroom.window(60, 240)))
                .worker("Bob", 240)
                .tasks(
                        task("first"),
                        task("walked").at(SmallBackroom.SHELF),
                        task("long").minutes(30).at(SmallBackroom.SHELF),
                        task("released").releasedIn(45),
                        task("stage").after("released"))
                .problem();
        PlanExplanation explained = explain(problem, List.of("first", "walked", "long"), List.of("released", "stage"));
        assertThat(explained.violations()).isEmpty();
        assertThat(of(explained, "first").waitsFor().orElseThrow().cause()).isEqualTo(Wait.Cause.NOTHING);
        Wait walked = of(explained, "walked").waitsFor().orElseThrow();
        assertThat(walked.cause()).isEqualTo(Wait.Cause.TASK_BEFORE);
        assertThat(walked.sentence()).isEqualTo("worker Ann does first before and walks to it");
        assertThat(of(explained, "long").waitsFor().orElseThrow().cause()).isEqualTo(Wait.Cause.WORKING_TIME);
        assertThat(of(explained, "released").waitsFor().orElseThrow().cause()).isEqualTo(Wait.Cause.RELEASE);
        assertThat(of(explained, "released").rank()).isEqualTo(3);
        assertThat(of(explained, "stage").position()).isEqualTo(2);
    }

    @Test
    void saysHowATasksTimeIsSpentAndWhereSlackEnds() {
        SequencingProblem problem = new SmallBackroom()
                .worker("Ann", 60)
                .tasks(
                        task("easy"),
                        task("urgent").losing(0.5),
                        task("late").terms(TaskTerms.NONE.finishingBy(NOW.plusSeconds(3000))))
                .problem();
        PlanExplanation explained = explain(problem, List.of("easy", "urgent", "late"));
        assertThat(of(explained, "easy").slack().orElseThrow().untilDearer()).contains(Minutes.ZERO);
        assertThat(of(explained, "late").slack().orElseThrow().untilDearer()).contains(new Minutes(20));
        assertThat(of(explained, "urgent").slack().orElseThrow().untilBroken()).contains(new Minutes(20));
        WorkerExplanation ann = explained.workers().get(0);
        assertThat(ann.working()).isEqualTo(new Minutes(30));
        assertThat(ann.left()).isEqualTo(new Minutes(30));
        assertThat(ann.idle()).isEqualTo(Minutes.ZERO);
        assertThat(of(explained, "urgent").cost().delay()).isEqualTo(Money.of(10, USD));
    }

    @Test
    void namesTheSkillWhoseHoldersHaveLeastTime() {
        SequencingProblem problem = new SmallBackroom()
                .worker("Ann", 60, "PICK")
                .worker("Bob", 100, "PICK", "STAGE")
                .tasks(
                        task("one").skill("PICK").minutes(40),
                        task("two").skill("STAGE").minutes(90))
                .problem();
        SkillLoad bottleneck =
                explain(problem, List.of("one"), List.of("two")).bottleneck().orElseThrow();
        assertThat(bottleneck)
                .isEqualTo(new SkillLoad(new io.chargehand.kernel.Skill("STAGE"), new Minutes(90), new Minutes(100)));
    }

    /** Delays each task by its slack, and by more: the plan costs the same, and then more, or a rule breaks. */
    @Test
    void slackHoldsOnRandomPlans() {
        int held = 0;
        int ended = 0;
        for (long seed = 1; seed <= 120; seed++) {
            SequencingProblem problem = RandomPlans.problem(seed, 2 + (int) seed % 4, 8 + (int) seed % 16);
            SequencePlan plan = SEQUENCER.plan(problem, SearchLimit.steps(0), seed);
            PlanExplanation explained = PlanExplanation.of(problem, plan);
            for (TaskExplanation task : explained.tasks()) {
                if (task.stop().isPresent()) {
                    Slack slack = task.slack().orElseThrow();
                    Stop stop = task.stop().get();
                    Minutes free = slack.untilDearer().orElse(new Minutes(500));
                    PlanEvaluation later = delayed(problem, plan, stop, free.value());
                    if (slack.untilDearer().isPresent()) {
                        assertThat(later.violations()).isEmpty();
                        assertThat(later.cost())
                                .as("seed %s task %s", seed, task)
                                .isEqualTo(plan.cost());
                        held++;
                    }
                    if (slack.untilBroken().isPresent()) {
                        double most = slack.untilBroken().get().value();
                        assertThat(most).isGreaterThanOrEqualTo(free.value());
                        assertThat(delayed(problem, plan, stop, most).violations())
                                .as("seed %s task %s", seed, task)
                                .isEmpty();
                        boolean unlimited = problem.workers().stream()
                                .allMatch(worker -> worker.tour().longest().isEmpty());
                        if (unlimited) {
                            assertThat(delayed(problem, plan, stop, most + 0.001)
                                            .violations())
                                    .isNotEmpty();
                            ended++;
                        }
                    }
                }
            }
        }
        assertThat(held).isGreaterThan(800);
        assertThat(ended).isGreaterThan(800);
    }

    private static PlanEvaluation delayed(SequencingProblem problem, SequencePlan plan, Stop stop, double minutes) {
        Instant start = stop.start().plus(Duration.ofMillis(Math.round(minutes * 60_000)));
        return PlanEvaluation.of(
                new ProblemChange.ReleaseChanged(stop.task(), Optional.of(start)).applyTo(problem), plan);
    }

    /** Without the constraint that is named, the task starts earlier: with less of it, where it can be lessened. */
    @Test
    void whatIsNamedBindsOnRandomPlans() {
        Map<Wait.Cause, Integer> seen = new EnumMap<>(Wait.Cause.class);
        for (long seed = 1; seed <= 120; seed++) {
            SequencingProblem problem = RandomPlans.problem(seed, 2 + (int) seed % 4, 8 + (int) seed % 16);
            SequencePlan plan = SEQUENCER.plan(problem, SearchLimit.steps(0), seed);
            PlanExplanation explained = PlanExplanation.of(problem, plan);
            for (TaskExplanation task : explained.tasks()) {
                if (task.stop().isPresent()) {
                    Wait wait = task.waitsFor().orElseThrow();
                    assertThat(wait.until()).isEqualTo(task.stop().get().start());
                    seen.merge(wait.cause(), 1, Integer::sum);
                    binds(problem, plan, task, wait);
                }
            }
        }
        assertThat(seen)
                .containsKeys(
                        Wait.Cause.TASK_BEFORE,
                        Wait.Cause.RELEASE,
                        Wait.Cause.PREDECESSOR,
                        Wait.Cause.PARTNER,
                        Wait.Cause.WORKING_TIME,
                        Wait.Cause.WALKING);
    }

    private static void binds(SequencingProblem problem, SequencePlan plan, TaskExplanation task, Wait wait) {
        Instant start = task.stop().orElseThrow().start();
        WorkerId worker = task.worker().orElseThrow();
        if (wait.cause() == Wait.Cause.RELEASE) {
            SequencingProblem freed = new ProblemChange.ReleaseChanged(task.task(), Optional.empty()).applyTo(problem);
            assertThat(started(freed, plan, task.task())).isBefore(start);
        } else if (wait.cause() == Wait.Cause.TASK_BEFORE) {
            List<Stop> stops = plan.findSequence(worker).orElseThrow().stops();
            assertThat(stops.get(task.position() - 2).task())
                    .isEqualTo(wait.task().orElseThrow());
            Stop before = stops.get(task.position() - 2);
            assertThat(Duration.between(before.finish(), start).toMillis())
                    .isEqualTo(Math.round(task.stop().get().walking().value() * 60_000));
        }
    }

    private static Instant started(SequencingProblem problem, SequencePlan plan, TaskId task) {
        return PlanEvaluation.of(problem, plan)
                .plan()
                .findStop(task)
                .orElseThrow()
                .start();
    }
}
