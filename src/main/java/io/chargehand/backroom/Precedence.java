package io.chargehand.backroom;

import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which open tasks of a node must end before another begins: receive before put-away before pick or replenishment before
 * stage, and an exception before the work it holds up. Immutable.
 */
final class Precedence {

    /** Kinds of work that take units from where a put-away brings them. */
    private static final Set<TaskType> TAKES = Set.of(TaskType.PICK, TaskType.REPLENISH);

    private record Place(LocationId location, ItemId item) {}

    private final Map<String, List<TaskId>> receives = new HashMap<>();
    private final Map<Place, List<TaskId>> arrivals = new HashMap<>();
    private final Map<String, List<TaskId>> picks = new HashMap<>();
    private final Set<TaskId> open;
    private final Map<Place, Long> units = new HashMap<>();

    Precedence(List<BackroomTask.Open> tasks, List<StockLevel> stock) {
        open = tasks.stream().map(BackroomTask::id).collect(Collectors.toSet());
        for (BackroomTask.Open task : tasks) {
            switch (task.type()) {
                case RECEIVE -> asn(task, receives);
                case PUT_AWAY ->
                    task.created()
                            .itemId()
                            .ifPresent(item ->
                                    add(arrivals, new Place(task.created().to(), item), task.id()));
                case PICK ->
                    task.created()
                            .orderLine()
                            .ifPresent(line -> add(picks, line.order().value(), task.id()));
                default -> {}
            }
        }
        for (StockLevel level : stock) {
            InventoryStatus status = level.place().status();
            if (status == InventoryStatus.AVAILABLE || status == InventoryStatus.RESERVED) {
                units.merge(new Place(level.place().locationId(), level.item()), level.units(), Long::sum);
            }
        }
    }

    private static void asn(BackroomTask.Open task, Map<String, List<TaskId>> into) {
        task.created().asnLine().ifPresent(line -> add(into, line.asn().value(), task.id()));
    }

    private static <K> void add(Map<K, List<TaskId>> into, K key, TaskId id) {
        into.computeIfAbsent(key, any -> new ArrayList<>()).add(id);
    }

    /** The open tasks that must end before {@code task} begins. */
    List<TaskId> before(BackroomTask.Open task) {
        List<TaskId> before = new ArrayList<>();
        FollowUpRules.clearedFirst(task.id()).filter(open::contains).ifPresent(before::add);
        if (task.type() == TaskType.PUT_AWAY) {
            task.created()
                    .asnLine()
                    .ifPresent(line ->
                            before.addAll(receives.getOrDefault(line.asn().value(), List.of())));
        } else if (task.type() == TaskType.STAGE) {
            task.created()
                    .orderLine()
                    .ifPresent(line ->
                            before.addAll(picks.getOrDefault(line.order().value(), List.of())));
        } else if (TAKES.contains(task.type())) {
            task.created().itemId().ifPresent(item -> {
                Place place = new Place(task.created().from(), item);
                if (units.getOrDefault(place, 0L) < task.created().quantity().units()) {
                    before.addAll(arrivals.getOrDefault(place, List.of()));
                }
            });
        }
        return before;
    }
}
