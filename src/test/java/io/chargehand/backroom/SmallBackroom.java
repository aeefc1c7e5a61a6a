package io.chargehand.backroom;

import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static io.chargehand.backroom.RandomBackroom.NOW;
import static io.chargehand.backroom.RandomBackroom.USD;

/** A backroom of three places, a walk of four minutes apart, drawn task by task. */
public final class SmallBackroom {

    public static final LocationId DOCK = new LocationId("DOCK");
    public static final LocationId SHELF = new LocationId("SHELF");
    public static final LocationId DESK = new LocationId("DESK");

    private final List<SequencingWorker> workers = new ArrayList<>();
    private final List<SequencingTask> tasks = new ArrayList<>();
    private SequencingPrices prices = SequencingPrices.standard(USD);
    private Optional<SequencePlan> previous = Optional.empty();

    /** A worker at the dock at $18 an hour, on shift for so many minutes. */
    public SmallBackroom worker(String id, int shiftMinutes, String... skills) {
        return worker(id, List.of(window(0, shiftMinutes)), skills);
    }

    public SmallBackroom worker(String id, List<TimeWindow> windows, String... skills) {
        Set<Skill> known = Set.copyOf(Arrays.stream(skills).map(Skill::new).toList());
        Set<Equipment> held = Set.of(new Equipment("CART"));
        workers.add(new SequencingWorker(new WorkerId(id), known, held, windows, DOCK, 1, Money.of(18, USD), NOW));
        return this;
    }

    public SmallBackroom tasks(TaskBuilder... builders) {
        Stream.of(builders).map(TaskBuilder::build).forEach(tasks::add);
        return this;
    }

    public SmallBackroom reassignment(double money) {
        prices = new SequencingPrices(Money.of(money, USD), prices.undone());
        return this;
    }

    /** The plan before: a worker's id, then the tasks it had. */
    public SmallBackroom before(List<String>... queues) {
        List<WorkerSequence> sequences = new ArrayList<>();
        for (List<String> queue : queues) {
            sequences.add(sequence(queue.get(0), queue.subList(1, queue.size())));
        }
        previous = Optional.of(new SequencePlan(NOW, sequences, List.of(), PlanCost.zero(USD)));
        return this;
    }

    public SequencingProblem problem() {
        WalkingTimes walking =
                WalkingTimes.of(List.of(DOCK, SHELF, DESK), (a, b) -> a.equals(b) ? Minutes.ZERO : new Minutes(4));
        return new SequencingProblem(NOW, workers, tasks, walking, prices, previous);
    }

    public static WorkerSequence sequence(String worker, List<String> tasks) {
        List<Stop> stops = tasks.stream()
                .map(task -> new Stop(new TaskId(task), NOW, NOW, NOW, Minutes.ZERO))
                .toList();
        return new WorkerSequence(new WorkerId(worker), stops);
    }

    public static TimeWindow window(int fromMinute, int toMinute) {
        return new TimeWindow(NOW.plusSeconds(60L * fromMinute), NOW.plusSeconds(60L * toMinute));
    }

    /** The tasks of a worker, in order. */
    public static List<String> queue(SequencePlan plan, String worker) {
        return plan.findSequence(new WorkerId(worker)).orElseThrow().stops().stream()
                .map(stop -> stop.task().value())
                .toList();
    }
}
