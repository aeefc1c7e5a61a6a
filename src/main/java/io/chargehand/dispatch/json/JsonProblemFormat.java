package io.chargehand.dispatch.json;

import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingPrices;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.dispatch.PlacementRequest;
import io.chargehand.dispatch.PlanRequest;
import io.chargehand.dispatch.ProblemFormat;
import io.chargehand.event.JsonFaults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Reads posted problems by the service's own rules of JSON. Thread-safe. */
@Component
final class JsonProblemFormat implements ProblemFormat {

    private static final int MOST_TASKS = 10_000;
    private static final int MOST_WORKERS = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int USUAL_PLACES = 5;
    private static final Duration USUAL_TIME = Duration.ofSeconds(30);
    private static final Duration LONGEST_TIME = Duration.ofHours(1);

    private final JsonMapper json;
    private final JsonFaults faults;

    JsonProblemFormat(JsonMapper json, JsonFaults faults) {
        this.json = json;
        this.faults = faults;
    }

    @Override
    public PlanRequest readProblem(String body) {
        ProblemJson posted = read(body, ProblemJson.class);
        Currency currency = posted.currency();
        Rules.present("currency", currency);
        Instant now = posted.now();
        Rules.present("now", now);
        WalkingJson walking = posted.walking();
        Rules.present("walking", walking);
        String name = posted.name() == null ? "" : posted.name();
        Rules.require(name.length() <= LONGEST_NAME, "name", name, "must be at most " + LONGEST_NAME + " characters");
        Optional<SequencePlan> previous = Optional.ofNullable(posted.previousPlan())
                .map(plan -> Parts.under("previousPlan.", () -> plan.toPlan(now, currency)));
        SequencingPrices prices = prices(posted.prices(), currency);
        List<SequencingWorker> workers = workers(posted, now, currency);
        List<SequencingTask> tasks = tasks(posted, now, currency);
        return new PlanRequest(
                name,
                inJsonNames(() -> new SequencingProblem(now, workers, tasks, walking.toTimes(), prices, previous)),
                limit(posted.limit()),
                posted.seed() == null ? 1 : posted.seed());
    }

    @Override
    public SequencePlan readPlan(String body, SequencingProblem problem) {
        return read(body, PlanJson.class).toPlanOf(problem);
    }

    @Override
    public PlacementRequest readPlacement(String body, SequencingProblem problem) {
        PlacementJson posted = read(body, PlacementJson.class);
        int count = posted.count() == null ? USUAL_PLACES : posted.count();
        TaskJson task = posted.task();
        TaskId known = posted.taskId();
        if (task == null) {
            Rules.require(known != null, "taskId", null, "must be present, or task");
            boolean there = problem.tasks().stream().anyMatch(each -> each.id().equals(known));
            Rules.require(there, "taskId", known, "must be a task of the problem");
            return new PlacementRequest(known, Optional.empty(), count);
        }
        Rules.require(known == null, "task", "both", "must be in place of taskId");
        SequencingTask added = inJsonNames(() -> Parts.under(
                "task.", () -> task.toTask(problem.now(), problem.prices().currency())));
        return new PlacementRequest(added.id(), Optional.of(added), count);
    }

    private <T> T read(String body, Class<T> type) {
        Rules.require(!body.isBlank(), "body", "nothing", "must be JSON");
        try {
            T read = json.readValue(body, type);
            Rules.require(read != null, "body", "null", "must be an object");
            return read;
        } catch (JacksonException e) {
            throw faults.explain(e);
        }
    }

    private static List<SequencingWorker> workers(ProblemJson posted, Instant now, Currency currency) {
        List<@Nullable WorkerJson> given = posted.workers();
        Rules.present("workers", given);
        Rules.require(given.size() <= MOST_WORKERS, "workers", given.size(), "must be at most " + MOST_WORKERS);
        List<SequencingWorker> workers = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            WorkerJson worker = given.get(i);
            Rules.present("workers[" + i + "]", worker);
            workers.add(Parts.under("workers[" + i + "].", () -> worker.toWorker(now, currency)));
        }
        return workers;
    }

    private static List<SequencingTask> tasks(ProblemJson posted, Instant now, Currency currency) {
        List<@Nullable TaskJson> given = posted.tasks();
        Rules.present("tasks", given);
        Rules.require(given.size() <= MOST_TASKS, "tasks", given.size(), "must be at most " + MOST_TASKS);
        List<SequencingTask> tasks = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String field = "tasks[" + i + "]";
            TaskJson task = given.get(i);
            Rules.present(field, task);
            tasks.add(inJsonNames(() -> Parts.under(field + ".", () -> task.toTask(now, currency))));
        }
        return tasks;
    }

    private static SequencingPrices prices(ProblemJson.@Nullable PricesJson posted, Currency currency) {
        SequencingPrices usual = SequencingPrices.standard(currency);
        if (posted == null) {
            return usual;
        }
        Money reassignment = posted.reassignment() == null
                ? usual.reassignment()
                : Amount.money("prices.reassignment", posted.reassignment(), currency);
        Money undone =
                posted.undone() == null ? usual.undone() : Amount.money("prices.undone", posted.undone(), currency);
        return Parts.under("prices.", () -> new SequencingPrices(reassignment, undone));
    }

    private static SearchLimit limit(ProblemJson.@Nullable LimitJson posted) {
        Integer steps = posted == null ? null : posted.steps();
        Duration usual = steps == null ? USUAL_TIME : LONGEST_TIME;
        Duration time = posted == null || posted.time() == null ? usual : posted.time();
        boolean within = time.compareTo(Duration.ZERO) > 0 && time.compareTo(LONGEST_TIME) <= 0;
        Rules.require(within, "limit.time", time, "must be more than 0 and at most " + LONGEST_TIME);
        Rules.require(steps == null || steps >= 0, "limit.steps", steps, "must be at least 0");
        return new SearchLimit(steps == null ? Integer.MAX_VALUE : steps, time);
    }

    /** The core groups rarer fields; JSON does not. */
    private static <T> T inJsonNames(java.util.function.Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidInputException e) {
            String field = e.field()
                    .replace("terms.links", "predecessors")
                    .replace("terms.", "")
                    .replace("tour.", "");
            throw field.equals(e.field()) ? e : new InvalidInputException(field, e.value(), e.rule());
        }
    }
}
