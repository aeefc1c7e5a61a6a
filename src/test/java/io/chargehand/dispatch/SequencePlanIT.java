package io.chargehand.dispatch;

import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.RandomTerms;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.dispatch.json.PostedProblem;
import io.chargehand.testing.ChargehandIT;
import io.chargehand.testing.ServiceCalls;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@ChargehandIT(properties = {"chargehand.sequence-plans.most-open=5", "chargehand.sequence-plans.most-kept=2MB"})
class SequencePlanIT {

    private static final String PLANS = "/v1/sequence-plans";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Autowired
    private ServiceCalls service;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlanJobStore store;

    @Test
    void aPostedProblemIsPlannedAndTakenApart() throws Exception {
        SequencingProblem problem = RandomTerms.into(RandomBackroom.draw(5, 4, 30), 5);
        String id = post(PostedProblem.of(problem, SearchLimit.steps(100)));
        JsonNode job = await(id, "DONE");
        assertThat(job.get("version").asLong()).isPositive();
        assertThat(job.get("plan").get("sequences")).hasSize(4);
        JsonNode analysis = read(service.get(PLANS + "/" + id + "/score-analysis?laborHours=true"));
        assertThat(analysis.get("feasible").asBoolean()).isTrue();
        assertThat(analysis.get("tasks")).hasSize(30);
        assertThat(analysis.get("laborHours")).isNotEmpty();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode task : analysis.get("tasks")) {
            sum = sum.add(total(task.get("cost")));
            BigDecimal delay = BigDecimal.ZERO;
            for (JsonNode part : task.get("delayParts")) {
                delay = delay.add(amount(part.get("loss")));
            }
            assertThat(delay).isEqualByComparingTo(amount(task.get("cost").get("delay")));
        }
        for (JsonNode worker : analysis.get("workers")) {
            sum = sum.add(total(worker.get("wayHome")));
        }
        assertThat(sum)
                .isEqualByComparingTo(total(analysis.get("cost")))
                .isEqualByComparingTo(amount(job.get("cost")))
                .isEqualByComparingTo(total(job.get("plan").get("cost")));
    }

    @Test
    void equalProblemsSeedsAndStepsGiveEqualPlans() throws Exception {
        String body = PostedProblem.of(RandomBackroom.draw(6, 4, 30), SearchLimit.steps(60));
        String one = post(body);
        String other = post(body);
        assertThat(one).isNotEqualTo(other);
        assertThat(await(one, "DONE").get("plan"))
                .isEqualTo(await(other, "DONE").get("plan"));
        JsonNode comparison = read(service.get(PLANS + "/" + one + "/comparison?with=" + other));
        assertThat(amount(comparison.get("added"))).isZero();
        assertThat(comparison.get("differences")).isEmpty();
    }

    @Test
    void aForeignPlanIsPricedBesideTheBest() throws Exception {
        SequencingProblem problem = RandomBackroom.draw(7, 4, 24);
        String id = post(PostedProblem.of(problem, SearchLimit.steps(200)));
        JsonNode best = await(id, "DONE").get("plan");
        JsonNode same = read(
                service.post(PLANS + "/" + id + "/evaluations", orders(best).toString()));
        assertThat(amount(same.get("added"))).isZero();
        assertThat(same.get("plan").get("sequences")).isEqualTo(best.get("sequences"));
        ObjectNode reversed = orders(best);
        ArrayNode first = (ArrayNode) reversed.get("sequences").get(0).get("taskIds");
        assertThat(first.size()).isGreaterThan(1);
        first.add(first.remove(0));
        JsonNode other = read(service.post(PLANS + "/" + id + "/evaluations", reversed.toString()));
        assertThat(other.get("differences")).isNotEmpty();
        if (other.get("analysis").get("feasible").asBoolean()) {
            assertThat(amount(other.get("added"))).isNotNegative();
        } else {
            assertThat(other.get("analysis").get("violations")).isNotEmpty();
        }
        refused(PLANS + "/" + id + "/evaluations", "{\"sequences\":[{\"workerId\":\"nobody\",\"taskIds\":[]}]}", 400)
                .isEqualTo("sequences[0].workerId");
    }

    @Test
    void aNewTaskIsRecommendedItsPlaces() throws Exception {
        SequencingProblem problem = RandomBackroom.draw(8, 4, 24);
        String id = post(PostedProblem.of(problem, SearchLimit.steps(200)));
        JsonNode best = await(id, "DONE").get("plan");
        SequencingTask task = problem.tasks().get(0);
        ObjectNode added = PostedProblem.of(task);
        added.put("id", "another");
        added.set("predecessors", JsonMapper.shared().createArrayNode());
        added.remove("pin");
        ObjectNode body = JsonMapper.shared().createObjectNode().put("count", 4);
        body.set("task", added);
        JsonNode places = read(service.post(PLANS + "/" + id + "/recommendations", body.toString()));
        assertThat(places.get("places")).hasSizeBetween(1, 4);
        BigDecimal before = new BigDecimal(-1_000_000);
        for (JsonNode place : places.get("places")) {
            assertThat(amount(place.get("added"))).isGreaterThanOrEqualTo(before);
            before = amount(place.get("added"));
        }
        assertThat(total(best.get("cost"))).isEqualByComparingTo(amount(places.get("cost")));
        addsWhatWasSaid(problem, best, added, places.get("places").get(0));
        JsonNode known = read(service.post(
                PLANS + "/" + id + "/recommendations",
                "{\"taskId\":\"" + task.id().value() + "\"}"));
        assertThat(known.get("moveUp").get("sentence").asString()).isNotBlank();
        refused(PLANS + "/" + id + "/recommendations", "{\"taskId\":\"none\"}", 400)
                .isEqualTo("taskId");
    }

    /** Posts the problem with the task in it, and the plan with the task at its place, and compares. */
    private void addsWhatWasSaid(SequencingProblem problem, JsonNode best, ObjectNode added, JsonNode place)
            throws Exception {
        ObjectNode with = (ObjectNode) JsonMapper.shared().readTree(PostedProblem.of(problem, SearchLimit.steps(0)));
        ((ArrayNode) with.get("tasks")).add(added);
        String id = post(with.toString());
        await(id, "DONE");
        ObjectNode plan = orders(best);
        for (JsonNode sequence : plan.get("sequences")) {
            if (sequence.get("workerId").equals(place.get("workerId"))) {
                ((ArrayNode) sequence.get("taskIds"))
                        .insert(place.get("position").asInt() - 1, "another");
            }
        }
        JsonNode evaluated = read(service.post(PLANS + "/" + id + "/evaluations", plan.toString()));
        assertThat(total(evaluated.get("plan").get("cost")).subtract(total(best.get("cost"))))
                .isEqualByComparingTo(amount(place.get("added")));
    }

    @Test
    void aSearchIsFollowedAndEnded() throws Exception {
        String id = post(PostedProblem.of(RandomBackroom.draw(9, 8, 80), SearchLimit.time(Duration.ofMinutes(50))));
        HttpResponse<Stream<String>> events = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.uri(PLANS + "/" + id + "/events"))
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (read(service.get(PLANS + "/" + id)).get("version").asLong() < 1) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(20);
        }
        assertThat(service.post(PLANS + "/" + id + "/terminate", "").statusCode())
                .isEqualTo(200);
        List<String> lines = events.body().toList();
        assertThat(lines).contains("event:progress", "event:end");
        String last = lines.stream().filter(line -> line.startsWith("data:")).reduce("", (a, b) -> b);
        JsonNode ended = JsonMapper.shared().readTree(last.substring("data:".length()));
        assertThat(ended.get("state").asString()).isEqualTo("TERMINATED");
        assertThat(read(service.get(PLANS + "/" + id)).get("plan").get("sequences"))
                .hasSize(8);
        assertThat(service.post(PLANS + "/" + id + "/terminate", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDeletedJobIsGoneAndItsSearchEnds() throws Exception {
        String id = post(PostedProblem.of(RandomBackroom.draw(9, 4, 30), SearchLimit.time(Duration.ofMinutes(50))));
        assertThat(delete(id)).isEqualTo(204);
        assertThat(service.get(PLANS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(delete(id)).isEqualTo(404);
        await(post(PostedProblem.of(RandomBackroom.draw(1, 2, 5), SearchLimit.steps(5))), "DONE");
    }

    private int delete(String id) throws Exception {
        return service.send("DELETE", PLANS + "/" + id, "").statusCode();
    }

    @Test
    void aKeySentAgainFindsTheSameJob() throws Exception {
        String body = PostedProblem.of(RandomBackroom.draw(1, 2, 5), SearchLimit.steps(5));
        String other = PostedProblem.of(RandomBackroom.draw(2, 2, 5), SearchLimit.steps(5));
        String key =
                UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8)).toString();
        JsonNode first = read(service.post(PLANS, body, "Idempotency-Key", key));
        assertThat(read(service.post(PLANS, body, "Idempotency-Key", key)).get("id"))
                .isEqualTo(first.get("id"));
        HttpResponse<String> conflict = service.post(PLANS, other, "Idempotency-Key", key);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(read(conflict).get("field").asString()).isEqualTo("Idempotency-Key");
        await(first.get("id").asString(), "DONE");
    }

    @Test
    void whatAnotherProcessLeftIsTakenOver() throws Exception {
        String id = post(PostedProblem.of(RandomBackroom.draw(3, 3, 20), SearchLimit.time(Duration.ofSeconds(2))));
        JsonNode done = await(id, "DONE");
        jdbc.sql("""
                        UPDATE dispatch_plan_job SET state = 'RUNNING', ended_at = NULL, lease = gen_random_uuid(),
                            lease_until = clock_timestamp() - interval '1 second', searched_millis = 1500 WHERE id = ?""").param(UUID.fromString(id)).update();
        JsonNode again = await(id, "DONE");
        assertThat(amount(again.get("cost"))).isLessThanOrEqualTo(amount(done.get("cost")));
        assertThat(again.get("version").asLong())
                .isGreaterThanOrEqualTo(done.get("version").asLong());
    }

    @Test
    void whatAnEndingProcessGaveBackIsGoneOnWithAndCountsAsNoAttempt() throws Exception {
        String id = post(PostedProblem.of(RandomBackroom.draw(3, 3, 20), SearchLimit.steps(50)));
        await(id, "DONE");
        UUID lease = UUID.randomUUID();
        jdbc.sql("""
                        UPDATE dispatch_plan_job SET state = 'RUNNING', ended_at = NULL, lease = ?, attempts = 3,
                            lease_until = clock_timestamp() + interval '1 hour' WHERE id = ?""").params(lease, UUID.fromString(id)).update();
        PlanJobStore.Claim held = new PlanJobStore.Claim(
                new PlanJobId(UUID.fromString(id)), lease, "", Optional.empty(), Duration.ZERO, 3);
        store.giveBack(held, Optional.empty(), Duration.ofMillis(20));
        await(id, "DONE");
        assertThat(jdbc.sql("SELECT attempts FROM dispatch_plan_job WHERE id = ?")
                        .param(UUID.fromString(id))
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void nothingGrowsWithoutLimit() throws Exception {
        String slow = PostedProblem.of(RandomBackroom.draw(4, 2, 10), SearchLimit.time(Duration.ofMinutes(50)));
        List<String> open = new ArrayList<>();
        HttpResponse<String> last = service.post(PLANS, slow);
        while (last.statusCode() == 202) {
            open.add(read(last).get("id").asString());
            last = service.post(PLANS, slow);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(open).hasSizeLessThanOrEqualTo(5);
        for (String id : open) {
            service.post(PLANS + "/" + id + "/terminate", "");
            await(id, "TERMINATED");
        }
        String large = PostedProblem.of(RandomBackroom.draw(4, 2, 10), SearchLimit.steps(1)) + " ".repeat(3_000_000);
        refused(PLANS, large, 429).isEqualTo("sequence-plans");
    }

    @Test
    void badProblemsAreNamedAndNothingIsKept() throws Exception {
        long before = jdbc.sql("SELECT count(*) FROM dispatch_plan_job")
                .query(Long.class)
                .single();
        refused(PLANS, "", 400).isEqualTo("body");
        refused(PLANS, "[]", 400).isEqualTo("body");
        refused(PLANS, "{\"currency\":\"USD\"}", 400).isEqualTo("now");
        String cycle = PostedProblem.of(RandomBackroom.draw(1, 1, 1), SearchLimit.steps(1))
                .replaceFirst("\"predecessors\":\\[]", "\"predecessors\":[{\"taskId\":\"T0\"}]");
        refused(PLANS, cycle, 400).startsWith("tasks[0].predecessors");
        assertThat(service.get(PLANS + "/none").statusCode()).isEqualTo(404);
        assertThat(service.get(PLANS + "/" + new UUID(1, 1) + "/score-analysis").statusCode())
                .isEqualTo(404);
        assertThat(service.get(PLANS + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(jdbc.sql("SELECT count(*) FROM dispatch_plan_job")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
        assertThat(read(service.get(PLANS)).get("plans").isArray()).isTrue();
    }

    private AbstractStringAssert<?> refused(String path, String body, int status) throws Exception {
        HttpResponse<String> answer = service.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return assertThat(read(answer).get("field").asString());
    }

    private static ObjectNode orders(JsonNode plan) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode sequences = body.putArray("sequences");
        for (JsonNode sequence : plan.get("sequences")) {
            ObjectNode each = sequences.addObject();
            each.set("workerId", sequence.get("workerId"));
            ArrayNode ids = each.putArray("taskIds");
            sequence.get("stops").forEach(stop -> ids.add(stop.get("taskId")));
        }
        return body;
    }

    private String post(String problem) throws Exception {
        HttpResponse<String> answer = service.post(PLANS, problem);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = read(answer).get("id").asString();
        assertThat(answer.headers().firstValue("Location")).hasValue(PLANS + "/" + id);
        return id;
    }

    private JsonNode await(String id, String state) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        JsonNode job = read(service.get(PLANS + "/" + id));
        while (!job.get("state").asString().equals(state)) {
            assertThat(System.nanoTime()).as("deadline, at %s", job).isLessThan(end);
            Thread.sleep(20);
            job = read(service.get(PLANS + "/" + id));
        }
        return job;
    }

    private static BigDecimal total(JsonNode cost) {
        return amount(cost.get("total"));
    }

    private static BigDecimal amount(JsonNode money) {
        return new BigDecimal(money.get("amount").asString());
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
