package io.chargehand.feature;

import io.chargehand.event.OperationalFact;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskType;
import org.jspecify.annotations.Nullable;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tasks from creation to their end. Single-threaded. */
final class TaskFold {

    private static final Schema SCHEMA = OperationalStreams.TASKS.schema();

    private record Open(String node, String item, TaskType type, double minutes, long quantity, Instant createdAt) {}

    private final Map<String, Open> open = new HashMap<>();
    private long unmatched;

    boolean fold(OperationalFact fact, Instant at, HistorySink sink) {
        if (fact instanceof TaskCreated created) {
            Open task = new Open(
                    created.nodeId().value(),
                    created.itemId().map(ItemId::value).orElse(""),
                    created.taskType(),
                    created.standardTime().toMillis() / 60_000.0,
                    created.quantity().units(),
                    at);
            if (open.putIfAbsent(created.taskId().value(), task) == null) {
                sink.began(begun(task).build());
            }
        } else if (fact instanceof TaskCompleted completed) {
            end(
                    completed.taskId().value(),
                    at,
                    sink,
                    task -> {
                        double worked = Minutes.between(completed.startedAt(), at);
                        return begun(task)
                                .number("pace", worked / task.minutes())
                                .number(
                                        "shortPick",
                                        shortPick(task, completed.quantity().units() < task.quantity()));
                    },
                    completed.startedAt());
        } else if (fact instanceof TaskExceptionRaised raised) {
            boolean few = raised.reason() == TaskExceptionReason.SHORT;
            end(raised.taskId().value(), at, sink, task -> begun(task).number("shortPick", shortPick(task, few)), at);
        } else if (fact instanceof TaskCancelled cancelled) {
            end(cancelled.taskId().value(), at, sink, TaskFold::begun, null);
        } else {
            return false;
        }
        return true;
    }

    private interface Ending {
        Row.Builder of(Open task);
    }

    private void end(String id, Instant at, HistorySink sink, Ending ending, @Nullable Instant startedAt) {
        Open task = open.remove(id);
        if (task == null) {
            unmatched++;
            return;
        }
        Row.Builder row = ending.of(task).instant("endedAt", at);
        if (startedAt != null) {
            double wait = Math.max(0, Minutes.between(task.createdAt(), startedAt));
            row.number("waitMinutes", wait);
            if (servesOrders(task.type())) {
                row.number("orderWaitMinutes", wait);
            }
        }
        sink.ended(row.build());
    }

    private static double shortPick(Open task, boolean found) {
        return task.type() == TaskType.PICK ? (found ? 1 : 0) : Double.NaN;
    }

    private static Row.Builder begun(Open task) {
        TaskType type = task.type();
        double minutes = task.minutes();
        boolean inbound = type == TaskType.RECEIVE || type == TaskType.PUT_AWAY;
        return SCHEMA.row()
                .text("node", task.node())
                .text("item", task.item())
                .text("type", type.name())
                .number("minutes", minutes)
                .number("orderMinutes", servesOrders(type) ? minutes : 0)
                .number("inboundMinutes", inbound ? minutes : 0)
                .number("floorMinutes", servesOrders(type) || inbound ? 0 : minutes)
                .instant("createdAt", task.createdAt());
    }

    private static boolean servesOrders(TaskType type) {
        return type == TaskType.PICK || type == TaskType.STAGE;
    }

    long unmatched() {
        return unmatched;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(unmatched);
        out.writeInt(open.size());
        for (Map.Entry<String, Open> entry : open.entrySet()) {
            Open task = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeUTF(task.node());
            out.writeUTF(task.item());
            out.writeUTF(task.type().name());
            out.writeDouble(task.minutes());
            out.writeLong(task.quantity());
            RowCodec.write(task.createdAt(), out);
        }
    }

    void fill(DataInput in) throws IOException {
        unmatched = in.readLong();
        for (int i = in.readInt(); i > 0; i--) {
            open.put(
                    in.readUTF(),
                    new Open(
                            in.readUTF(),
                            in.readUTF(),
                            TaskType.valueOf(in.readUTF()),
                            in.readDouble(),
                            in.readLong(),
                            RowCodec.readInstant(in)));
        }
    }
}
