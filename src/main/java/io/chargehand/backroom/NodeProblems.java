package io.chargehand.backroom;

import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.WorkerDefined;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;
import io.chargehand.network.Network;
import io.chargehand.network.Node;
import io.chargehand.workforce.Workforce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Draws up what a node's plan depends on, from the state of all modules. Thread-safe. */
final class NodeProblems {

    private final Network network;
    private final Workforce workforce;
    private final Inventory inventory;
    private final TaskBook book;
    private final PromiseRisks promises;
    private final InboundValue inbound;
    private final DelayPrices prices;
    private final PlanSettings settings;

    NodeProblems(
            Network network,
            Workforce workforce,
            Inventory inventory,
            TaskBook book,
            PromiseRisks promises,
            InboundValue inbound,
            DelayPrices prices,
            PlanSettings settings) {
        this.network = network;
        this.workforce = workforce;
        this.inventory = inventory;
        this.book = book;
        this.promises = promises;
        this.inbound = inbound;
        this.prices = prices;
        this.settings = settings;
    }

    /**
     * A problem and what it was drawn from. Immutable.
     *
     * @param problem what to plan
     * @param tasks the open tasks in it
     * @param lines the order lines they serve, by order
     */
    record Drawn(SequencingProblem problem, List<BackroomTask.Open> tasks, Map<OrderId, List<LineRisk>> lines) {}

    /** Draws up the problem of a node as of an instant, to be planned from the plan before. */
    Drawn draw(NodeId id, Instant now, Optional<SequencePlan> before) {
        Node node = network.getNode(id);
        List<BackroomTask.Open> tasks = book.listOpen(id);
        List<StockLevel> stock = inventory.listStock(id);
        Map<OrderId, Instant> finishes = finishes(tasks, before);
        Map<OrderId, List<LineRisk>> lines =
                promises.lines(id, tasks, now, order -> finishes.getOrDefault(order, now.plus(Duration.ofMinutes(30))));
        TaskCosts costs = new TaskCosts(node, now, network, prices, inbound, tasks, stock, lines);
        Precedence precedence = new Precedence(tasks, stock);
        Map<WorkerId, TaskId> current = current(tasks);
        List<SequencingWorker> workers = workers(node, now, current.keySet());
        List<SequencingTask> toPlan = new ArrayList<>();
        for (BackroomTask.Open task : tasks) {
            toPlan.add(task(node, task, now, costs, precedence, current));
        }
        SequencingProblem problem = new SequencingProblem(
                now,
                workers,
                toPlan,
                WalkingTimes.of(places(workers, tasks), node::walking),
                SequencingPrices.standard(prices.currency()),
                before);
        return new Drawn(settings.labor().of(id).in(problem), tasks, lines);
    }

    /** When the plan before has each order done: at its STAGE, or its last pick. */
    private static Map<OrderId, Instant> finishes(List<BackroomTask.Open> tasks, Optional<SequencePlan> before) {
        Map<TaskId, Instant> stops = new HashMap<>();
        before.ifPresent(plan -> plan.sequences()
                .forEach(sequence -> sequence.stops().forEach(stop -> stops.put(stop.task(), stop.finish()))));
        Map<OrderId, Instant> finishes = new HashMap<>();
        for (BackroomTask.Open task : tasks) {
            Instant finish = stops.get(task.id());
            if (finish != null) {
                task.created()
                        .orderLine()
                        .ifPresent(line ->
                                finishes.merge(line.order(), finish, (one, other) -> one.isAfter(other) ? one : other));
            }
        }
        return finishes;
    }

    /** The one task that each worker has under way: the last begun, where events tell of several. */
    private static Map<WorkerId, TaskId> current(List<BackroomTask.Open> tasks) {
        Map<WorkerId, BackroomTask.Started> last = new TreeMap<>();
        for (BackroomTask.Open task : tasks) {
            if (task instanceof BackroomTask.Started started) {
                last.merge(
                        started.worker(),
                        started,
                        (one, other) -> other.startedAt().isBefore(one.startedAt()) ? one : other);
            }
        }
        Map<WorkerId, TaskId> current = new HashMap<>();
        last.forEach((worker, task) -> current.put(worker, task.id()));
        return current;
    }

    private static SequencingTask task(
            Node node,
            BackroomTask.Open task,
            Instant now,
            TaskCosts costs,
            Precedence precedence,
            Map<WorkerId, TaskId> current) {
        List<CostPart> parts = costs.parts(task);
        Optional<Pin> pin = Optional.empty();
        if (task instanceof BackroomTask.Started started) {
            boolean isCurrent = task.id().equals(current.get(started.worker()));
            Instant start = started.startedAt().isAfter(now) ? now : started.startedAt();
            pin = Optional.of(
                    isCurrent ? new Pin.Started(started.worker(), start) : new Pin.Assigned(started.worker()));
        }
        return new SequencingTask(
                task.id(),
                task.type(),
                task.created().from(),
                task.created().to(),
                new Minutes(task.created().standardTime().toMillis() / 60_000.0),
                Optional.empty(),
                SequencingTask.sum(parts),
                WorkNeeds.skills(task.type()),
                WorkNeeds.equipment(task.type(), node.definition().kind()),
                pin.filter(Pin.Started.class::isInstance).isPresent() ? List.of() : precedence.before(task),
                pin,
                parts);
    }

    private List<SequencingWorker> workers(Node node, Instant now, Set<WorkerId> busy) {
        TimeWindow window = new TimeWindow(now, now.plus(settings.horizon()));
        Map<WorkerId, List<ShiftScheduled>> shifts = new TreeMap<>();
        for (ShiftScheduled shift : workforce.listShifts(node.id(), window)) {
            shifts.computeIfAbsent(shift.workerId(), id -> new ArrayList<>()).add(shift);
        }
        busy.forEach(worker -> shifts.computeIfAbsent(worker, id -> new ArrayList<>()));
        List<SequencingWorker> workers = new ArrayList<>();
        shifts.forEach(
                (id, own) -> workforce.findWorker(id).ifPresent(worker -> workers.add(worker(node, now, worker, own))));
        return workers;
    }

    private SequencingWorker worker(Node node, Instant now, WorkerDefined worker, List<ShiftScheduled> shifts) {
        LocationId position = book.findPosition(worker.workerId())
                .filter(node::has)
                .orElseGet(() -> node.locations().get(0));
        return new SequencingWorker(
                worker.workerId(),
                worker.skills(),
                worker.equipment(),
                WorkingTime.windows(shifts),
                position,
                1.0,
                worker.wagePerHour(),
                now,
                worker.overtimePerHour(),
                shifts.isEmpty() ? Minutes.ZERO : settings.overtimeAllowed());
    }

    private static List<LocationId> places(List<SequencingWorker> workers, List<BackroomTask.Open> tasks) {
        Set<LocationId> places = new TreeSet<>();
        workers.forEach(worker -> places.add(worker.position()));
        tasks.forEach(task -> {
            places.add(task.created().from());
            places.add(task.created().to());
        });
        return List.copyOf(places);
    }

    /** Whether a task must wait for others; read when a worker wants to begin. */
    List<TaskId> before(BackroomTask.Open task) {
        boolean cheap = task.type() != TaskType.PICK && task.type() != TaskType.REPLENISH;
        List<StockLevel> stock = cheap
                ? List.of()
                : task.created()
                        .itemId()
                        .map(item -> inventory.listStock(task.node(), item))
                        .orElse(List.of());
        return new Precedence(book.listOpen(task.node()), stock).before(task);
    }
}
