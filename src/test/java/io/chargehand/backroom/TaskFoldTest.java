package io.chargehand.backroom;

import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.event.TaskStarted;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class TaskFoldTest {

    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    private static final NodeId NODE = new NodeId("n");
    private static final TaskId TASK = new TaskId("t");
    private static final WorkerId WORKER = new WorkerId("w");
    private static final LocationId FROM = new LocationId("n-back");
    private static final LocationId TO = new LocationId("n-stage");

    private final OpenTasks open = new OpenTasks();
    private int position;

    private TaskFold take(OperationalFact... facts) {
        List<LoggedEvent> events = new ArrayList<>();
        for (OperationalFact fact : facts) {
            position++;
            events.add(new LoggedEvent(
                    position, AT, new OperationalEvent("e" + position, "test", AT.plusSeconds(position), fact)));
        }
        TaskFold fold = new TaskFold(open).fold(events);
        open.apply(fold.changed());
        return fold;
    }

    private static TaskCreated created() {
        return new TaskCreated(
                TASK,
                NODE,
                TaskType.PICK,
                FROM,
                TO,
                Optional.empty(),
                new Quantity(3),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(2));
    }

    @Test
    void isWaitingThenStartedThenEnded() {
        take(created());
        assertThat(open.find(TASK)).containsInstanceOf(BackroomTask.Waiting.class);
        take(new TaskStarted(TASK, NODE, WORKER));
        assertThat(open.findCurrent(WORKER)).map(BackroomTask::id).contains(TASK);
        BackroomTask ended = take(new TaskCompleted(TASK, NODE, WORKER, AT, new Quantity(3)))
                .changed()
                .iterator()
                .next();
        assertThat(ended).isInstanceOfSatisfying(BackroomTask.Ended.class, task -> {
            assertThat(task.ending()).isEqualTo(BackroomTask.Ending.COMPLETED);
            assertThat(task.done()).isEqualTo(new Quantity(3));
        });
        assertThat(open.list(NODE)).isEmpty();
        assertThat(open.findCurrent(WORKER)).isEmpty();
        assertThat(open.findPosition(WORKER)).contains(TO);
    }

    @Test
    void aWholeLifeFitsIntoOneBatchAndStartNeedNotBeReported() {
        take(created(), new TaskExceptionRaised(TASK, NODE, WORKER, TaskExceptionReason.SHORT, new Quantity(1), ""));
        assertThat(open.list(NODE)).isEmpty();
    }

    @Test
    void whatHasEndedStaysEnded() {
        take(created(), new TaskCancelled(TASK, NODE, "gone"));
        TaskFold late = take(new TaskStarted(TASK, NODE, WORKER));
        assertThat(late.changed()).isEmpty();
        assertThat(late.unmatched()).isEqualTo(1);
    }

    @Test
    void nothingIsSeenBeforeTheBatchCommits() {
        List<LoggedEvent> batch = List.of(new LoggedEvent(1, AT, new OperationalEvent("e", "test", AT, created())));
        assertThat(new TaskFold(open).fold(batch).changed()).hasSize(1);
        assertThat(open.list(NODE)).isEmpty();
    }
}
