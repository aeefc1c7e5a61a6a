package io.chargehand.backroom;

import io.chargehand.event.ShiftScheduled;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.network.Network;
import io.chargehand.network.Node;
import io.chargehand.workforce.Workforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The load of nodes, from their open tasks and last plan; from the standards alone where there is no plan. Thread-safe. */
final class LoadsFromPlans implements NodeLoads {

    private static final double MINUTES_PER_HOUR = 60;

    private final Network network;
    private final Workforce workforce;
    private final TaskBook book;
    private final ResidentPlans plans;
    private final TaskStandards standards;
    private final PlanSettings settings;
    private final Money usualWage;
    private final Clock clock;

    /**
     * Makes the loads.
     *
     * @param usualWage what an hour costs where nobody is on shift
     */
    LoadsFromPlans(
            Network network,
            Workforce workforce,
            TaskBook book,
            ResidentPlans plans,
            TaskStandards standards,
            PlanSettings settings,
            Money usualWage,
            Clock clock) {
        this.network = network;
        this.workforce = workforce;
        this.book = book;
        this.plans = plans;
        this.standards = standards;
        this.settings = settings;
        this.usualWage = usualWage;
        this.clock = clock;
    }

    @Override
    public NodeLoad load(NodeId id) {
        Node node = network.getNode(id);
        Instant now = clock.instant();
        List<BackroomTask.Open> tasks = book.listOpen(id);
        double walk = walking(node);
        double work = tasks.stream().mapToDouble(task -> minutes(task) + walk).sum();
        int workers = workforce.countOnShift(id, now);
        double perLine = standards.time(TaskType.PICK, 1, 0, 1).toMillis() / 60_000.0
                + standards.time(TaskType.STAGE, 1, 0, 1).toMillis() / 60_000.0
                + 2 * walk;
        return new NodeLoad(
                id,
                now,
                new Minutes(work),
                workers,
                openLines(tasks),
                new Minutes(perLine),
                wage(id, now).times(1 / MINUTES_PER_HOUR),
                nextFinish(id, now, tasks, walk, perLine, workers));
    }

    private static double minutes(BackroomTask.Open task) {
        return task.created().standardTime().toMillis() / 60_000.0;
    }

    private static int openLines(List<BackroomTask.Open> tasks) {
        Set<OrderLineRef> lines = new HashSet<>();
        for (BackroomTask.Open task : tasks) {
            if (task.type() == TaskType.PICK || task.type() == TaskType.STAGE) {
                task.created().orderLine().ifPresent(lines::add);
            }
        }
        return lines.size();
    }

    /** Minutes walked to a task: the mean of the last plan, or a third of the longest way from the first location. */
    private double walking(Node node) {
        Optional<PlannedNode> plan = plans.find(node.id());
        double[] walks = plan.stream()
                .flatMap(each -> each.plan().sequences().stream())
                .flatMap(sequence -> sequence.stops().stream())
                .mapToDouble(stop -> stop.walking().value())
                .toArray();
        if (walks.length > 0) {
            double sum = 0;
            for (double walk : walks) {
                sum += walk;
            }
            return sum / walks.length;
        }
        LocationId first = node.locations().get(0);
        return node.locations().stream()
                        .mapToDouble(other -> node.walking(first, other).value())
                        .max()
                        .orElse(0)
                / 3;
    }

    /** The mean wage of who is on shift. */
    private Money wage(NodeId node, Instant now) {
        return workforce.listShifts(node, new TimeWindow(now, now.plusMillis(1))).stream()
                .flatMap(shift -> workforce.findWorker(shift.workerId()).stream())
                .mapToDouble(worker -> worker.wagePerHour().toDouble())
                .average()
                .stream()
                .mapToObj(mean -> Money.of(mean, usualWage.currency()))
                .findFirst()
                .orElse(usualWage);
    }

    /**
     * A new line waits for the order work before it. By the plan: picks and stages that are planned to begin before their share
     * of the workers is free; put plainly, the order work at hand divided by the workers, from when somebody works.
     */
    private Instant nextFinish(
            NodeId id, Instant now, List<BackroomTask.Open> tasks, double walk, double perLine, int workers) {
        Map<io.chargehand.kernel.TaskId, PlannedNode.Placed> placed =
                plans.find(id).map(PlannedNode::placed).orElse(Map.of());
        double ahead = 0;
        for (BackroomTask.Open task : tasks) {
            boolean orderWork = task.type() == TaskType.PICK || task.type() == TaskType.STAGE;
            boolean underWay = task instanceof BackroomTask.Started;
            boolean planned = placed.isEmpty() || placed.containsKey(task.id());
            if ((orderWork || underWay) && planned) {
                ahead += minutes(task) + walk;
            }
        }
        Instant from = workers > 0 ? now : nextShift(id, now);
        int share = Math.max(1, workers > 0 ? workers : workforce.countOnShift(id, from));
        return from.plusMillis(Math.round((ahead / share + perLine) * 60_000));
    }

    private Instant nextShift(NodeId id, Instant now) {
        Instant horizon = now.plus(settings.horizon());
        return workforce.listShifts(id, new TimeWindow(now, horizon)).stream()
                .map(ShiftScheduled::hours)
                .map(TimeWindow::start)
                .filter(start -> start.isAfter(now))
                .findFirst()
                .orElse(now.plus(Duration.ofMinutes(15)));
    }
}
