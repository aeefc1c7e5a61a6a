package io.chargehand.app.mainjob;

import io.chargehand.backroom.NodeLoads;
import io.chargehand.dispatch.QueuedTask;
import io.chargehand.dispatch.TaskDispatch;
import io.chargehand.dispatch.TaskQueue;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.network.Network;
import io.chargehand.network.Node;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ranked queue of the busiest store, for a terminal. Stateless. */
final class QueuePrint {

    private static final int TASKS_SHOWN = 10;
    private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Network network;
    private final NodeLoads loads;
    private final TaskDispatch dispatch;

    QueuePrint(Network network, NodeLoads loads, TaskDispatch dispatch) {
        this.network = network;
        this.loads = loads;
        this.dispatch = dispatch;
    }

    /** The lines to print; a sentence where there is no store yet. */
    List<String> lines() {
        Optional<Node> busiest = network.listNodes().stream()
                .filter(node -> node.definition().kind() == NodeKind.STORE)
                .max(Comparator.comparingDouble(this::openWork));
        return busiest.map(this::lines).orElse(List.of("No store has told of itself yet."));
    }

    private double openWork(Node node) {
        return loads.load(node.id()).openWork().value();
    }

    private List<String> lines(Node node) {
        TaskQueue queue = dispatch.queue(node.id(), Optional.empty(), TASKS_SHOWN);
        List<String> lines = new java.util.ArrayList<>();
        lines.add(title(node));
        for (QueuedTask task : queue.tasks()) {
            lines.add(line(task, node.definition().timeZone()));
            lines.add("         " + task.reason());
        }
        if (queue.tasks().isEmpty()) {
            lines.add("  nothing to do");
        }
        return lines;
    }

    private String title(Node node) {
        var load = loads.load(node.id());
        NodeId id = node.id();
        return String.format(
                Locale.ROOT,
                "Queue of %s, %s (the busiest store: %.0f minutes of open work, %d on shift)",
                id,
                node.definition().name(),
                load.openWork().value(),
                load.workersOnShift());
    }

    private static String line(QueuedTask task, ZoneId zone) {
        return String.format(
                Locale.ROOT,
                "  %3d  %-11s %-28s %-12s %s–%s",
                task.rank(),
                task.taskType(),
                task.task(),
                task.worker().map(Object::toString).orElse("nobody"),
                time(task.plannedStart(), zone),
                time(task.plannedFinish(), zone));
    }

    private static String time(Optional<Instant> instant, ZoneId zone) {
        return instant.map(at -> CLOCK_TIME.format(at.atZone(zone))).orElse("--:--");
    }
}
