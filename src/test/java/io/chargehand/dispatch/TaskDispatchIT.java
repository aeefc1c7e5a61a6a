package io.chargehand.dispatch;

import io.chargehand.event.EventIntake;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.inventory.Inventory;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.kernel.WorkerId;
import io.chargehand.testing.ChargehandIT;
import io.chargehand.testing.ServiceCalls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ChargehandIT
class TaskDispatchIT {

    /** Long enough for a busy machine; how soon a queue shows an event is measured, not tested. */
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(30);

    @Autowired
    private TaskDispatch dispatch;

    @Autowired
    private EventIntake intake;

    @Autowired
    private Inventory inventory;

    @Autowired
    private Fulfillment fulfillment;

    @Autowired
    private DispatchAudit audit;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private ServiceCalls service;

    private OneStore store = new OneStore((events, alongside) -> List.of(), "none", java.time.Instant.EPOCH);
    private String name = "";

    @BeforeEach
    void openStore(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName().substring(0, 12);
        store = new OneStore(intake, name, clock.instant().truncatedTo(ChronoUnit.SECONDS)).open();
    }

    private TaskId pick() {
        return new TaskId("pick-" + name + "-r");
    }

    private TaskId stage() {
        return new TaskId("stage-" + name + "-r");
    }

    private void order(long units) {
        store.order(name + "-o", name + "-r", units);
        within(SHOWN_WITHIN, () -> plannedTasks().containsAll(List.of(pick(), stage())));
    }

    private List<TaskId> plannedTasks() {
        return dispatch.queue(store.id(), Optional.empty(), 100).tasks().stream()
                .filter(task -> task.plannedStart().isPresent())
                .map(QueuedTask::task)
                .toList();
    }

    private static void within(Duration time, Callable<Boolean> holds) {
        long end = System.nanoTime() + time.toNanos();
        try {
            while (!holds.call()) {
                assertThat(System.nanoTime()).as("deadline").isLessThan(end);
                Thread.sleep(10);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void reservationIsPickedStagedAndReady() {
        order(3);
        List<QueuedTask> queue =
                dispatch.queue(store.id(), Optional.empty(), 100).tasks();
        assertThat(queue).extracting(QueuedTask::taskType).containsExactly(TaskType.PICK, TaskType.STAGE);
        assertThat(queue).allSatisfy(task -> assertThat(task.reason()).isNotBlank());

        assertThat(dispatch.start(pick(), store.worker(1)).state()).isEqualTo(TaskState.STARTED);
        assertThat(dispatch.complete(pick(), store.worker(1), new Quantity(3)).state())
                .isEqualTo(TaskState.COMPLETED);
        assertThat(dispatch.queue(store.id(), Optional.empty(), 100).tasks())
                .extracting(QueuedTask::task)
                .containsExactly(stage());
        dispatch.start(stage(), store.worker(2));
        dispatch.complete(stage(), store.worker(2), new Quantity(3));

        assertThat(fulfillment.getOrder(new OrderId(name + "-o")).line(1).ready())
                .isEqualTo(new Quantity(3));
        assertThat(audit.list(pick())).extracting(DispatchAudit.Entry::action).containsExactly("START", "COMPLETE");
    }

    @Test
    void sayingTheSameTwiceCountsOnce() {
        order(2);
        dispatch.start(pick(), store.worker(1));
        QueuedTask again = dispatch.start(pick(), store.worker(1));
        assertThat(again.state()).isEqualTo(TaskState.STARTED);
        QueuedTask first = dispatch.complete(pick(), store.worker(1), new Quantity(2));
        long rows = rows();
        assertThat(dispatch.complete(pick(), store.worker(1), new Quantity(2))).isEqualTo(first);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void conflictSaysWhatStandsInTheWay() {
        order(2);
        long rows = rows();
        assertThatThrownBy(() -> dispatch.start(stage(), store.worker(1)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("must wait until " + pick());
        assertThatThrownBy(() -> dispatch.complete(pick(), store.worker(1), new Quantity(2)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("must be started first");
        assertThatThrownBy(() -> dispatch.start(new TaskId("none"), store.worker(1)))
                .isInstanceOf(UnknownIdException.class);
        assertThatThrownBy(() -> dispatch.start(pick(), new WorkerId("nobody"))).isInstanceOf(UnknownIdException.class);
        assertThat(rows()).isEqualTo(rows);
        dispatch.start(pick(), store.worker(1));
        assertThatThrownBy(() -> dispatch.start(pick(), store.worker(2)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(store.worker(1) + " started it");
        assertThatThrownBy(() -> dispatch.complete(pick(), store.worker(1), new Quantity(3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be at most what was asked");
    }

    @Test
    void shortPickIsCountedAndCleared() {
        order(5);
        dispatch.start(pick(), store.worker(1));
        dispatch.exception(pick(), store.worker(1), TaskExceptionReason.SHORT, new Quantity(2), "shelf empty");
        within(
                SHOWN_WITHIN,
                () -> types().containsAll(List.of(TaskType.CYCLE_COUNT, TaskType.EXCEPTION, TaskType.STAGE)));
        assertThat(inventory
                        .findReservation(new ReservationId(name + "-r"))
                        .orElseThrow()
                        .open())
                .isFalse();
        within(SHOWN_WITHIN, () -> plannedTasks().contains(stage()));
        dispatch.start(stage(), store.worker(1));
        dispatch.complete(stage(), store.worker(1), new Quantity(2));
        assertThat(fulfillment.getOrder(new OrderId(name + "-o")).line(1).ready())
                .isEqualTo(new Quantity(2));
    }

    private List<TaskType> types() {
        return dispatch.queue(store.id(), Optional.empty(), 100).tasks().stream()
                .map(QueuedTask::taskType)
                .toList();
    }

    @Test
    void reasonsAddUp() {
        order(4);
        for (QueuedTask task : dispatch.queue(store.id(), Optional.empty(), 100).tasks()) {
            Money sum = task.reasonParts().stream()
                    .map(ReasonPart::perMinute)
                    .reduce(Money.zero(task.delayCostPerMinute().currency()).rounded(), Money::plus);
            assertThat(sum).isEqualTo(task.delayCostPerMinute());
        }
    }

    @Test
    void entityTagStandsForWhatIsShown() throws Exception {
        order(4);
        String path = "/v1/nodes/" + name + "/task-queue";
        HttpResponse<String> first = service.get(path);
        assertThat(first.statusCode()).isEqualTo(200);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second = service.get(path, "If-None-Match", tag);
        assertThat(second.statusCode() == 304
                        || !second.headers().firstValue("ETag").orElseThrow().equals(tag))
                .isTrue();
        dispatch.start(pick(), store.worker(1));
        assertThat(service.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void badInputIsRefusedOverHttp() throws Exception {
        order(1);
        long rows = rows();
        assertThat(service.get("/v1/nodes/unknown-node/task-queue").statusCode())
                .isEqualTo(404);
        assertThat(service.get("/v1/nodes/" + name + "/task-queue?limit=0").statusCode())
                .isEqualTo(400);
        assertThat(service.get("/v1/nodes/" + name + "/task-queue?limit=x").statusCode())
                .isEqualTo(400);
        assertThat(service.get("/v1/nodes/" + name + "/task-queue?worker=nobody")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(pick() + "/start", "{}").statusCode()).isEqualTo(400);
        assertThat(post(pick() + "/start", "{\"workerId\":").statusCode()).isEqualTo(400);
        assertThat(post(pick() + "/complete", "{\"workerId\":\"" + store.worker(1) + "\",\"quantity\":-1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(
                                pick() + "/exception",
                                "{\"workerId\":\"" + store.worker(1) + "\",\"quantity\":0,\"reason\":\"BORED\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(stage() + "/start", "{\"workerId\":\"" + store.worker(1) + "\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void orderTellsItsRiskFromTheLiveQueue() throws Exception {
        order(1);
        HttpResponse<String> answer = service.get("/v1/orders/" + name + "-o/promise-risk");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("missProbability", "plannedFinish", "slack", "modelVersion", "fallback");
        assertThat(service.get("/v1/orders/none/promise-risk").statusCode()).isEqualTo(404);
    }

    private long rows() {
        return jdbc.sql(
                        "SELECT (SELECT count(*) FROM backroom_task) + (SELECT count(*) FROM event_log WHERE type NOT LIKE '%finish-planned%')")
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return service.post("/v1/tasks/" + path, body);
    }
}
