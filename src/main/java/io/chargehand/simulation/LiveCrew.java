package io.chargehand.simulation;

import io.chargehand.dispatch.QueuedTask;
import io.chargehand.dispatch.TaskState;
import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;
import io.chargehand.network.Node;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The workers of the live days: each takes what stands next in the queue planned for it, and works as long as the hidden
 * world makes it. Not thread-safe.
 */
final class LiveCrew {

    private static final Logger LOG = Logger.getLogger(LiveCrew.class.getName());
    private static final int TASKS_SEEN = 6;
    private static final Duration LOOKS_AGAIN = Duration.ofSeconds(45);

    private final LiveWorld world;
    private final LiveWork work;
    private final Map<WorkerId, Busy> busy = new HashMap<>();
    private final Map<WorkerId, LocationId> positions = new HashMap<>();
    private final Map<WorkerId, Instant> restUntil = new HashMap<>();

    /** A worker with a task under way. */
    private record Busy(QueuedTask task, Instant until) {}

    LiveCrew(LiveWorld world, LiveWork work) {
        this.world = world;
        this.work = work;
    }

    /** Lets every worker of a node who is on shift end and begin what is due. */
    void act(TwinNode node, Instant now) {
        for (TwinWorker worker : node.crew()) {
            Busy under = busy.get(worker.definition().workerId());
            if (under != null && !under.until().isAfter(now)) {
                busy.remove(worker.definition().workerId());
                finish(node, worker, under.task(), now);
            }
        }
        for (ShiftScheduled shift :
                world.service.workforce().listShifts(node.id(), new TimeWindow(now, now.plusMillis(1)))) {
            Optional<TwinWorker> worker = world.worker(shift.workerId());
            boolean paused = shift.breaks().stream().anyMatch(pause -> pause.contains(now));
            if (worker.isPresent() && !paused && !busy.containsKey(shift.workerId())) {
                if (isAbsent(node, worker.get(), shift)) {
                    cancel(shift);
                } else if (!restUntil
                        .getOrDefault(shift.workerId(), Instant.MIN)
                        .isAfter(now)) {
                    takeNext(node, worker.get(), now);
                }
            }
        }
    }

    private boolean isAbsent(TwinNode node, TwinWorker worker, ShiftScheduled shift) {
        int day = world.physics.calendar().day(shift.hours().start().toEpochMilli());
        return world.draws(6, shift.shiftId().value())
                        .chance(world.physics.demand().absence(node, day))
                && shift.workerId().equals(worker.definition().workerId());
    }

    private void cancel(ShiftScheduled shift) {
        ShiftId id = shift.shiftId();
        world.post("absent:" + id, shift.hours().start(), new ShiftCancelled(id, "absent"));
    }

    private void takeNext(TwinNode node, TwinWorker worker, Instant now) {
        WorkerId id = worker.definition().workerId();
        List<QueuedTask> queue = world.service
                .dispatch()
                .queue(node.id(), Optional.of(id), TASKS_SEEN)
                .tasks();
        for (QueuedTask task : queue) {
            if (task.state() == TaskState.STARTED) {
                busy.put(id, new Busy(task, now.plusMillis(millis(node, worker, task, now))));
                return;
            }
        }
        for (QueuedTask task : queue) {
            if (task.state() == TaskState.OPEN && begin(node, worker, task, now)) {
                return;
            }
        }
        restUntil.put(id, now.plus(LOOKS_AGAIN));
    }

    private boolean begin(TwinNode node, TwinWorker worker, QueuedTask task, Instant now) {
        WorkerId id = worker.definition().workerId();
        try {
            world.service.dispatch().start(task.task(), id);
            busy.put(id, new Busy(task, now.plusMillis(millis(node, worker, task, now))));
            return true;
        } catch (ConflictException taken) {
            world.conflicts++;
            return false;
        }
    }

    /** How long the worker takes, walking there included; the same for a task whenever asked. */
    private long millis(TwinNode node, TwinWorker worker, QueuedTask task, Instant now) {
        Draws draws = world.draws(7, task.task().value());
        TwinCalendar calendar = world.physics.calendar();
        long at = now.toEpochMilli();
        double crowd = world.physics.demand().congestion(node, calendar.day(at), calendar.hour(at));
        double pace = worker.hiddenPace() * draws.lognormal(CrewFlow.WORK_SPREAD);
        LocationId from = positions.getOrDefault(worker.definition().workerId(), node.location(node.staging()[0]));
        double walk = walk(node.id(), from, task.from());
        double minutes = (walk + task.standardTime().toMillis() / 60_000.0 * pace) * crowd;
        return (long) (Math.max(0.3, minutes) * TwinCalendar.MINUTE);
    }

    private double walk(NodeId node, LocationId from, LocationId to) {
        Optional<Node> known = world.service.network().findNode(node);
        return known.isPresent() && known.get().has(from) && known.get().has(to)
                ? known.get().walking(from, to).value()
                : 1;
    }

    private void finish(TwinNode node, TwinWorker worker, QueuedTask task, Instant now) {
        positions.put(worker.definition().workerId(), task.to());
        try {
            work.finish(node, worker, task, now);
        } catch (ConflictException overtaken) {
            world.conflicts++;
        } catch (InvalidInputException refused) {
            world.failures++;
            LOG.log(Level.WARNING, "task {0} could not be ended: {1}", new Object[] {task.task(), refused.getMessage()
            });
            restUntil.put(worker.definition().workerId(), now.plus(LOOKS_AGAIN));
        }
    }
}
