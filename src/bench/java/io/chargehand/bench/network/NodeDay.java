package io.chargehand.bench.network;

import io.chargehand.backroom.ProblemChange;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.bench.node.DrawnNode;
import io.chargehand.kernel.Minutes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What happens at one node, drawn by seed: tasks come and go, are late, take longer or cost more; workers leave, come back and are
 * elsewhere. The node keeps its size, give or take a task and a worker. Not thread-safe.
 */
final class NodeDay {

    private static final int KINDS = 6;
    private static final int LATEST_MINUTES = 60;

    private final DrawnNode node;
    private final Random random;
    private final List<SequencingTask> tasks;
    private final List<SequencingWorker> workers;
    private final List<SequencingWorker> away = new ArrayList<>();
    private final int size;

    /** Knows the problem that the changes begin from, and everything it has drawn since. */
    NodeDay(DrawnNode node, SequencingProblem problem, long seed) {
        this.node = node;
        this.random = new Random(seed);
        this.tasks = new ArrayList<>(problem.tasks());
        this.workers = new ArrayList<>(problem.workers());
        this.size = tasks.size();
    }

    /** What happens next; valid once all changes before it are followed. */
    ProblemChange next() {
        int kind = random.nextInt(KINDS);
        SequencingTask task = tasks.get(random.nextInt(tasks.size()));
        return switch (kind) {
            case 0 -> comesOrGoes(task);
            case 1 -> new ProblemChange.ReleaseChanged(task.id(), Optional.of(soon(LATEST_MINUTES)));
            case 2 -> new ProblemChange.DelayCostChanged(task.id(), node.curve(task.type()), List.of());
            case 3 ->
                new ProblemChange.DurationChanged(
                        task.id(), new Minutes(task.duration().value() * (1 + random.nextInt(60) / 100.0)));
            case 4 -> leavesOrReturns();
            default ->
                new ProblemChange.WorkerMoved(
                        workers.get(random.nextInt(workers.size())).id(), node.somewhere(), soon(10));
        };
    }

    private ProblemChange comesOrGoes(SequencingTask task) {
        if (tasks.size() < size) {
            SequencingTask more = node.more();
            tasks.add(more);
            return new ProblemChange.TaskAdded(more);
        }
        tasks.remove(task);
        return new ProblemChange.TaskRemoved(task.id());
    }

    private ProblemChange leavesOrReturns() {
        if (away.isEmpty() && workers.size() > 1) {
            SequencingWorker worker = workers.remove(random.nextInt(workers.size()));
            away.add(worker);
            return new ProblemChange.WorkerRemoved(worker.id());
        }
        if (away.isEmpty()) {
            return new ProblemChange.WorkerMoved(workers.get(0).id(), node.somewhere(), soon(10));
        }
        SequencingWorker back = away.remove(0);
        workers.add(back);
        return new ProblemChange.WorkerAdded(back);
    }

    private Instant soon(int minutes) {
        return DrawnNode.NOW.plusSeconds(60L * random.nextInt(minutes));
    }
}
