package io.chargehand.dispatch.json;

import io.chargehand.backroom.CartCapacity;
import io.chargehand.backroom.CartLoad;
import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.Pin;
import io.chargehand.backroom.PredecessorLink;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.Stop;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes a problem as its sender would. */
public final class PostedProblem {

    private final SequencingProblem problem;
    private final JsonMapper json = JsonMapper.shared();
    private final ObjectNode body = json.createObjectNode();

    private PostedProblem(SequencingProblem problem) {
        this.problem = problem;
    }

    /** The problem in the documented format, to be searched with seed 7. */
    public static String of(SequencingProblem problem, SearchLimit limit) {
        return new PostedProblem(problem).write(limit).toString();
    }

    /** A plan's orders in the documented format. */
    public static String of(SequencePlan plan) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        writePlan(body, plan);
        return body.toString();
    }

    /** A task in the documented format. */
    public static ObjectNode of(SequencingTask task) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        writeTask(node, task);
        return node;
    }

    private ObjectNode write(SearchLimit limit) {
        body.put("name", "drawn");
        body.put("currency", problem.prices().currency().getCurrencyCode());
        body.put("now", problem.now().toString());
        writeWalking();
        ObjectNode prices = body.putObject("prices");
        prices.put("reassignment", amount(problem.prices().reassignment()));
        prices.put("undone", amount(problem.prices().undone()));
        ArrayNode workers = body.putArray("workers");
        problem.workers().forEach(worker -> writeWorker(workers.addObject(), worker));
        ArrayNode tasks = body.putArray("tasks");
        problem.tasks().forEach(task -> writeTask(tasks.addObject(), task));
        problem.previousPlan().ifPresent(plan -> writePlan(body.putObject("previousPlan"), plan));
        ObjectNode until = body.putObject("limit");
        until.put(
                "time",
                limit.time().compareTo(Duration.ofHours(1)) > 0
                        ? "PT1H"
                        : limit.time().toString());
        if (limit.steps() < Integer.MAX_VALUE) {
            until.put("steps", limit.steps());
        }
        body.put("seed", 7);
        return body;
    }

    private void writeWalking() {
        Set<LocationId> locations = new LinkedHashSet<>();
        problem.workers().forEach(worker -> {
            locations.add(worker.position());
            worker.tour().home().ifPresent(locations::add);
        });
        problem.tasks().forEach(task -> {
            locations.add(task.from());
            locations.add(task.to());
        });
        ObjectNode walking = body.putObject("walking");
        names(walking.putArray("locations"), locations);
        ArrayNode rows = walking.putArray("minutes");
        for (LocationId from : locations) {
            ArrayNode row = rows.addArray();
            locations.forEach(to -> row.add(problem.walking().between(from, to).value()));
        }
    }

    private static void writeWorker(ObjectNode node, SequencingWorker worker) {
        node.put("id", worker.id().value());
        names(node.putArray("skills"), worker.skills());
        names(node.putArray("equipment"), worker.equipment());
        ArrayNode windows = node.putArray("windows");
        worker.windows()
                .forEach(window -> windows.addObject()
                        .put("start", window.start().toString())
                        .put("end", window.end().toString()));
        node.put("position", worker.position().value());
        node.put("pace", worker.pace());
        node.put("wagePerHour", amount(worker.wagePerHour()));
        node.put("availableFrom", worker.availableFrom().toString());
        node.put("overtimePerHour", amount(worker.overtimePerHour()));
        node.put("overtimeAllowed", duration(worker.overtimeAllowed()));
        worker.tour().home().ifPresent(home -> node.put("home", home.value()));
        worker.tour().longest().ifPresent(most -> node.put("longestTour", duration(most)));
        worker.tour().walkingPerHour().ifPresent(price -> node.put("walkingPerHour", amount(price)));
        CartCapacity cart = worker.tour().capacity();
        ObjectNode capacity = node.putObject("capacity");
        cart.grams().ifPresent(most -> capacity.put("grams", most));
        cart.milliliters().ifPresent(most -> capacity.put("milliliters", most));
        cart.slots().ifPresent(most -> capacity.put("slots", most));
        cart.chilledSlots().ifPresent(most -> capacity.put("chilledSlots", most));
    }

    private static void writeTask(ObjectNode node, SequencingTask task) {
        node.put("id", task.id().value());
        node.put("type", task.type().name());
        node.put("from", task.from().value());
        node.put("to", task.to().value());
        node.put("duration", duration(task.duration()));
        task.release().ifPresent(at -> node.put("release", at.toString()));
        task.terms().latestStart().ifPresent(at -> node.put("latestStart", at.toString()));
        task.terms().latestFinish().ifPresent(at -> node.put("latestFinish", at.toString()));
        if (task.parts().isEmpty()) {
            writeCurve(node.putObject("delayCost"), task.delayCost());
        } else {
            ArrayNode parts = node.putArray("parts");
            task.parts()
                    .forEach(part -> writeCurve(
                            parts.addObject()
                                    .put("cause", part.cause().name())
                                    .put("reference", part.reference())
                                    .put("label", part.label())
                                    .putObject("delayCost"),
                            part.curve()));
        }
        names(node.putArray("skills"), task.skills());
        names(node.putArray("equipment"), task.equipment());
        ArrayNode predecessors = node.putArray("predecessors");
        task.predecessors().forEach(before -> {
            ObjectNode link = predecessors.addObject().put("taskId", before.value());
            for (PredecessorLink each : task.terms().links()) {
                if (each.predecessor().equals(before)) {
                    link.put("gap", duration(each.gap())).put("sameWorker", each.sameWorker());
                }
            }
        });
        task.terms().partner().ifPresent(partner -> node.put("partner", partner.value()));
        CartLoad load = task.terms().load();
        node.putObject("load")
                .put("grams", load.grams())
                .put("milliliters", load.milliliters())
                .put("slots", load.slots())
                .put("chilledSlots", load.chilledSlots());
        node.put("unloads", task.terms().unloads());
        if (task.terms().leaving() instanceof Leaving.Price price) {
            node.put("leaving", "PRICE").put("leavingPrice", amount(price.money()));
        } else {
            node.put("leaving", task.terms().leaving().equals(Leaving.NEVER) ? "NEVER" : "STANDARD");
        }
        task.pin().ifPresent(pin -> writePin(node.putObject("pin"), pin));
    }

    private static void writePin(ObjectNode node, Pin pin) {
        node.put("workerId", pin.worker().value());
        if (pin instanceof Pin.Started started) {
            node.put("kind", "STARTED").put("startedAt", started.start().toString());
        } else if (pin instanceof Pin.Frozen frozen) {
            node.put("kind", "FROZEN").put("rank", frozen.rank());
        } else {
            node.put("kind", "ASSIGNED");
        }
    }

    private static void writeCurve(ObjectNode node, DelayCostCurve curve) {
        ArrayNode points = node.putArray("points");
        for (int i = 0; i < curve.byMinutes().size(); i++) {
            points.addObject()
                    .put(
                            "at",
                            curve.origin()
                                    .plusMillis(Math.round(curve.byMinutes().x(i) * 60_000))
                                    .toString())
                    .put("loss", amount(Money.of(curve.byMinutes().y(i), curve.currency())));
        }
        node.put("perMinute", BigDecimal.valueOf(curve.byMinutes().tailSlope()).toPlainString());
    }

    private static void writePlan(ObjectNode node, SequencePlan plan) {
        ArrayNode sequences = node.putArray("sequences");
        plan.sequences().forEach(sequence -> {
            ObjectNode each =
                    sequences.addObject().put("workerId", sequence.worker().value());
            names(
                    each.putArray("taskIds"),
                    sequence.stops().stream().map(Stop::task).toList());
        });
    }

    private static void names(ArrayNode array, Collection<?> things) {
        things.stream().map(Object::toString).forEach(array::add);
    }

    private static String amount(Money money) {
        return money.amount().toPlainString();
    }

    private static String duration(Minutes minutes) {
        return Duration.ofMillis(Math.round(minutes.value() * 60_000)).toString();
    }
}
