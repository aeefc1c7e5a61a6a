package io.chargehand.dispatch;

import io.chargehand.backroom.BackroomTask;
import io.chargehand.backroom.OpenTasks;
import io.chargehand.backroom.PlanCost;
import io.chargehand.backroom.PlannedNode;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.TaskFold;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskStarted;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the events and however old the plan: the queue holds each open task once. */
class QueueComposerTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final NodeId NODE = new NodeId("n");
    private static final LocationId PLACE = new LocationId("n-back");
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void queueIsTheSetOfOpenTasks(long seed) {
        Random random = new Random(seed);
        OpenTasks open = new OpenTasks();
        Set<TaskId> expected = new TreeSet<>();
        Optional<PlannedNode> plan = Optional.empty();
        for (int i = 1; i <= 400; i++) {
            OperationalFact fact = draw(random, i, expected);
            List<LoggedEvent> batch = List.of(
                    new LoggedEvent(i, START, new OperationalEvent("e" + i, "test", START.plusSeconds(i), fact)));
            open.apply(new TaskFold(open).fold(batch).changed());
            if (random.nextInt(10) == 0) {
                plan = Optional.of(plan(open.list(NODE), random, i));
            }
            List<QueuedTask> queue = new QueueComposer(USD).compose(NODE, plan, open.list(NODE));
            assertThat(queue).extracting(QueuedTask::task).containsExactlyInAnyOrderElementsOf(expected);
            for (int rank = 1; rank <= queue.size(); rank++) {
                assertThat(queue.get(rank - 1).rank()).isEqualTo(rank);
            }
        }
    }

    /** Creates, starts or ends a task, and keeps the set of tasks that are open after it. */
    private static OperationalFact draw(Random random, int number, Set<TaskId> expected) {
        List<TaskId> ids = new ArrayList<>(expected);
        WorkerId worker = new WorkerId("w" + random.nextInt(4));
        int move = ids.isEmpty() ? 0 : random.nextInt(5);
        if (move <= 1) {
            TaskId id = new TaskId("t" + number);
            expected.add(id);
            return new TaskCreated(
                    id,
                    NODE,
                    TaskType.values()[random.nextInt(TaskType.values().length)],
                    PLACE,
                    PLACE,
                    Optional.empty(),
                    new Quantity(1),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofMinutes(2));
        }
        TaskId id = ids.get(random.nextInt(ids.size()));
        if (move == 2) {
            return new TaskStarted(id, NODE, worker);
        }
        expected.remove(id);
        return move == 3
                ? new TaskCompleted(id, NODE, worker, START, new Quantity(1))
                : new TaskCancelled(id, NODE, "no longer wanted");
    }

    /** A plan of some of the tasks, the rest unknown to it. */
    private static PlannedNode plan(List<BackroomTask.Open> tasks, Random random, int version) {
        List<Stop> stops = new ArrayList<>();
        Set<TaskId> seen = new HashSet<>();
        for (BackroomTask.Open task : tasks) {
            if (random.nextBoolean() && seen.add(task.id())) {
                Instant start = START.plusSeconds(60L * stops.size());
                stops.add(new Stop(task.id(), start, start, start.plusSeconds(60), Minutes.ZERO));
            }
        }
        SequencePlan plan = new SequencePlan(
                START, List.of(new WorkerSequence(new WorkerId("w1"), stops)), List.of(), PlanCost.zero(USD));
        return new PlannedNode(NODE, version, START, version, plan, List.of());
    }
}
