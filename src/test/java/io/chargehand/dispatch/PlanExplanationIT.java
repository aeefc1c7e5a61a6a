package io.chargehand.dispatch;

import io.chargehand.backroom.ResidentPlans;
import io.chargehand.event.EventIntake;
import io.chargehand.kernel.TaskId;
import io.chargehand.testing.ChargehandIT;
import io.chargehand.testing.ServiceCalls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import static io.chargehand.testing.ServiceCalls.json;
import static org.assertj.core.api.Assertions.assertThat;

@ChargehandIT
class PlanExplanationIT {

    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(30);

    @Autowired
    private EventIntake intake;

    @Autowired
    private TaskDispatch dispatch;

    @Autowired
    private ResidentPlans plans;

    @Autowired
    private Clock clock;

    @Autowired
    private ServiceCalls service;

    private OneStore store = new OneStore((events, alongside) -> List.of(), "none", Instant.EPOCH);
    private String name = "";

    @BeforeEach
    void openStoreWithTwoOrders(TestInfo test) throws InterruptedException {
        name = "ex-" + test.getTestMethod().orElseThrow().getName().substring(0, 8);
        store = new OneStore(intake, name, clock.instant().truncatedTo(ChronoUnit.SECONDS)).open();
        store.order(name + "-o1", name + "-r1", 3);
        store.order(name + "-o2", name + "-r2", 2);
        long end = System.nanoTime() + SHOWN_WITHIN.toNanos();
        while (!isPlanned("stage-" + name + "-r1") || !isPlanned("stage-" + name + "-r2")) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(10);
        }
    }

    private boolean isPlanned(String task) {
        return plans.findWithProblem(store.id())
                        .flatMap(each -> each.planned().plan().findStop(new TaskId(task)))
                        .isPresent()
                && dispatch.queue(store.id(), Optional.empty(), 100).tasks().stream()
                        .anyMatch(each -> each.task().value().equals(task));
    }

    @Test
    void partsOfThePlanAddUpOverHttp() throws Exception {
        JsonNode plan = json(service.get("/v1/nodes/" + name + "/plan-explanation?laborHours=true"));
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode task : plan.get("tasks")) {
            sum = sum.add(total(task.get("cost")));
        }
        for (JsonNode worker : plan.get("workers")) {
            sum = sum.add(total(worker.get("wayHome")));
        }
        assertThat(sum).isEqualByComparingTo(total(plan.get("cost")));
        BigDecimal kinds = BigDecimal.ZERO;
        for (String kind : List.of("delay", "work", "walking", "overtime", "change", "undone")) {
            kinds = kinds.add(
                    new BigDecimal(plan.get("cost").get(kind).get("amount").asString()));
        }
        assertThat(kinds).isEqualByComparingTo(sum);
        assertThat(plan.get("tasks")).hasSize(4);
        assertThat(plan.get("workers")).hasSize(2);
        assertThat(plan.get("skills")).isNotEmpty();
        assertThat(plan.get("laborHours")).isNotEmpty();
        assertThat(plan.get("bottleneckSkill").asString()).isNotBlank();
    }

    @Test
    void aTaskSaysWhyItStandsThere() throws Exception {
        JsonNode stage =
                json(service.get("/v1/nodes/" + name + "/task-queue/stage-" + name + "-r1/explanation?runnersUp=2"));
        assertThat(stage.get("reason").asString()).contains("minute of delay costs");
        assertThat(stage.get("rank").asInt()).isPositive();
        assertThat(stage.get("waitsFor").get("sentence").asString()).isNotBlank();
        assertThat(stage.get("slack").get("untilBroken").asString()).startsWith("PT");
        assertThat(stage.get("runnersUp").size()).isBetween(1, 2);
        assertThat(stage.get("moveUp").get("sentence").asString()).isNotBlank();
        assertThat(stage.get("delayParts"))
                .anyMatch(part -> part.get("kind").asString().equals("PROMISE"));
        assertThat(stage.get("risks").get(0).get("features")).isNotEmpty();
        assertThat(stage.get("risks").get(0).get("missProbability").asDouble()).isBetween(0.0, 1.0);
        JsonNode pick = json(service.get("/v1/nodes/" + name + "/task-queue/pick-" + name + "-r1/explanation"));
        assertThat(pick.get("parts"))
                .anyMatch(part -> part.path("passedBackFrom").asString("").equals("stage-" + name + "-r1"));
        assertThat(total(pick.get("cost"))).isPositive();
    }

    @Test
    void whatIsUnknownOrOutOfRangeIsRefused() throws Exception {
        String task = "/v1/nodes/" + name + "/task-queue/pick-" + name + "-r1/explanation";
        assertThat(service.get("/v1/nodes/none/plan-explanation").statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/nodes/" + name + "/task-queue/none/explanation")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get(task + "?runnersUp=0").statusCode()).isEqualTo(400);
        assertThat(service.get(task + "?runnersUp=many").body()).contains("runnersUp", "many", "from 1 to 50");
        assertThat(service.get("/v1/nodes/" + name + "/plan-explanation?laborHours=yes")
                        .statusCode())
                .isEqualTo(400);
    }

    private static BigDecimal total(JsonNode cost) {
        return new BigDecimal(cost.get("total").get("amount").asString());
    }
}
