package io.chargehand.feature;

import io.chargehand.event.FinishPlanned;
import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.StockReserved;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import org.jspecify.annotations.Nullable;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Order lines at nodes from their reservation until it is known whether the promise was kept: every unit reserved there
 * ready by the due time. Units released without being reserved there again count as not ready; a cancelled order has no
 * outcome. Single-threaded.
 */
final class PromiseFold {

    private static final Schema LINES = OperationalStreams.PROMISE_LINES.schema();
    private static final Moment DECIDED = OperationalStreams.PROMISE_LINES.seen();
    private static final Schema FINISHES = OperationalStreams.FINISHES.schema();
    private static final int SWEEP_EVERY = 8192;
    private static final Duration KEPT = Duration.ofDays(7);

    private final PromiseRows promiseRows;
    private final Map<String, OpenOrder> orders = new HashMap<>();
    private final Map<String, OpenLine> lines = new HashMap<>();
    private final Map<String, Held> reservations = new HashMap<>();
    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    /** Decisions at the instant being folded: complete only when time has passed. */
    private final Map<String, OpenLine> deciding = new LinkedHashMap<>();

    private Instant decidingAt = Instant.MIN;
    private long unmatched;
    private int sinceSweep;

    private record OpenOrder(FulfillmentMethod method, Instant placedAt, Instant dueAt, int lines, List<String> keys) {}

    private record Held(String key, long quantity, long picked) {}

    private record Due(Instant at, String key) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    /** A line at a node; its rows wait for their label. */
    private static final class OpenLine {
        private final OrderLineRef ref;
        private final NodeId node;
        private final ItemId item;
        private long required;
        private long ready;
        private long handedOver;
        private long shortfall;
        private Instant plannedFinish;
        private boolean settled;
        private final List<Row> rows = new ArrayList<>(1);

        OpenLine(OrderLineRef ref, NodeId node, ItemId item, Instant plannedFinish) {
            this.ref = ref;
            this.node = node;
            this.item = item;
            this.plannedFinish = plannedFinish;
        }

        /** Units that are ready, or gone without having waited. */
        long done() {
            return Math.max(ready, handedOver);
        }
    }

    PromiseFold(PromiseRows promiseRows) {
        this.promiseRows = promiseRows;
    }

    void advance(Instant now, HistorySink sink) {
        if (!deciding.isEmpty() && now.isAfter(decidingAt)) {
            deciding.values().forEach(line -> decide(line, sink));
            deciding.clear();
        }
        for (Due due = dues.peek(); due != null && due.at().isBefore(now); due = dues.peek()) {
            dues.remove();
            OpenLine line = lines.get(due.key());
            if (line != null) {
                settle(line, line.done() < line.required, due.at(), sink);
            }
        }
    }

    void fold(OperationalFact fact, Instant at, HistorySink sink) {
        if (fact instanceof OrderPlaced placed) {
            orders.put(
                    placed.orderId().value(),
                    new OpenOrder(
                            placed.method(),
                            // As precise as decision instants, lest one falls before it.
                            placed.placedAt().truncatedTo(ChronoUnit.MILLIS),
                            placed.dueAt(),
                            placed.lines().size(),
                            new ArrayList<>(1)));
            sweep(at);
        } else if (fact instanceof StockReserved reserved) {
            reserve(reserved, at);
        } else if (fact instanceof FinishPlanned planned) {
            plan(planned, at);
        } else if (fact instanceof ReservationPicked picked) {
            reservations.computeIfPresent(
                    picked.reservationId().value(),
                    (id, held) -> closed(held, held.picked() + picked.quantity().units()));
        } else if (fact instanceof ReservationReleased released) {
            release(released);
        } else if (fact instanceof OrderLineFulfilled fulfilled) {
            ready(fulfilled, at, sink);
        } else if (fact instanceof OrderCancelled cancelled) {
            cancel(cancelled.orderId().value());
        }
    }

    private static @Nullable Held closed(Held held, long picked) {
        return picked >= held.quantity() ? null : new Held(held.key(), held.quantity(), picked);
    }

    private static String key(OrderLineRef ref, NodeId node) {
        return ref + "@" + node;
    }

    private void reserve(StockReserved reserved, Instant at) {
        OpenOrder order = orders.get(reserved.orderLine().order().value());
        if (order == null) {
            unmatched++;
            return;
        }
        String key = key(reserved.orderLine(), reserved.nodeId());
        OpenLine line = lines.get(key);
        if (line == null) {
            line = new OpenLine(reserved.orderLine(), reserved.nodeId(), reserved.itemId(), reserved.plannedFinish());
            lines.put(key, line);
            order.keys().add(key);
            dues.add(new Due(order.dueAt(), key));
        }
        long units = reserved.quantity().units();
        long again = Math.min(units, line.shortfall);
        line.shortfall -= again;
        line.required += units - again;
        line.plannedFinish = reserved.plannedFinish();
        reservations.put(reserved.reservationId().value(), new Held(key, units, 0));
        deciding(key, line, at);
    }

    private void plan(FinishPlanned planned, Instant at) {
        String key = key(planned.orderLine(), planned.nodeId());
        OpenLine line = lines.get(key);
        if (line == null) {
            unmatched++;
            return;
        }
        line.plannedFinish = planned.plannedFinish();
        deciding(key, line, at);
    }

    private void deciding(String key, OpenLine line, Instant at) {
        if (!line.settled) {
            deciding.put(key, line);
            decidingAt = at.isAfter(decidingAt) ? at : decidingAt;
        }
    }

    private void decide(OpenLine line, HistorySink sink) {
        OpenOrder order = orders.get(line.ref.order().value());
        if (order == null || line.settled || decidingAt.isAfter(order.dueAt())) {
            return;
        }
        Instant at = decidingAt.isBefore(order.placedAt()) ? order.placedAt() : decidingAt;
        PromiseCase decided = new PromiseCase(
                line.ref,
                order.method(),
                line.item,
                new Quantity(Math.max(1, line.required)),
                order.lines(),
                line.node,
                order.placedAt(),
                order.dueAt(),
                at.truncatedTo(ChronoUnit.MILLIS),
                line.plannedFinish);
        Row row = promiseRows.row(decided);
        line.rows.add(row);
        sink.began(row);
    }

    private void release(ReservationReleased released) {
        Held held = reservations.remove(released.reservationId().value());
        OpenLine line = held == null ? null : lines.get(held.key());
        if (held == null || line == null) {
            unmatched += held == null ? 1 : 0;
            return;
        }
        line.shortfall += held.quantity() - held.picked();
    }

    private void ready(OrderLineFulfilled fulfilled, Instant at, HistorySink sink) {
        OpenLine line = lines.get(key(fulfilled.orderLine(), fulfilled.nodeId()));
        OpenOrder order = orders.get(fulfilled.orderLine().order().value());
        boolean handedOver = fulfilled.step() == FulfillmentStep.HANDED_OVER;
        if (line == null || order == null) {
            unmatched += handedOver ? 0 : 1;
            return;
        }
        boolean done = line.done() >= line.required;
        line.ready += handedOver ? 0 : fulfilled.quantity().units();
        line.handedOver += handedOver ? fulfilled.quantity().units() : 0;
        if (handedOver && done || line.done() < line.required) {
            return;
        }
        sink.began(FINISHES.row()
                .text("node", line.node.value())
                .text("method", order.method().name())
                .number("planErrorMinutes", Minutes.between(line.plannedFinish, at))
                .number("throughputMinutes", Minutes.between(order.placedAt(), at))
                .instant("readyAt", at)
                .build());
        settle(line, at.isAfter(order.dueAt()), at, sink);
    }

    private void settle(OpenLine line, boolean missed, Instant knownAt, HistorySink sink) {
        if (line.settled) {
            return;
        }
        line.settled = true;
        for (Row decided : line.rows) {
            boolean early = knownAt.toEpochMilli() < DECIDED.of(decided);
            sink.ended(decided.toBuilder()
                    .number("missed", missed ? 1 : 0)
                    .instant("knownAt", early ? Instant.ofEpochMilli(DECIDED.of(decided)) : knownAt)
                    .build());
        }
        line.rows.clear();
    }

    private void cancel(String orderId) {
        OpenOrder order = orders.remove(orderId);
        if (order == null) {
            unmatched++;
            return;
        }
        for (String key : order.keys()) {
            lines.remove(key);
            deciding.remove(key);
        }
    }

    private void sweep(Instant at) {
        if (++sinceSweep < SWEEP_EVERY) {
            return;
        }
        sinceSweep = 0;
        Instant oldest = at.minus(KEPT);
        orders.values().removeIf(order -> {
            boolean old = order.dueAt().isBefore(oldest);
            if (old) {
                order.keys().forEach(lines::remove);
            }
            return old;
        });
        reservations.values().removeIf(held -> !lines.containsKey(held.key()));
    }

    long unmatched() {
        return unmatched;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(unmatched);
        out.writeInt(sinceSweep);
        RowCodec.write(decidingAt, out);
        out.writeInt(orders.size());
        for (Map.Entry<String, OpenOrder> entry : orders.entrySet()) {
            out.writeUTF(entry.getKey());
            write(entry.getValue(), out);
        }
        out.writeInt(lines.size());
        for (Map.Entry<String, OpenLine> entry : lines.entrySet()) {
            write(entry.getValue(), out);
        }
        out.writeInt(dues.size());
        for (Due due : dues) {
            RowCodec.write(due.at(), out);
            out.writeUTF(due.key());
        }
        List<String> decidingKeys =
                deciding.keySet().stream().filter(lines::containsKey).toList();
        out.writeInt(decidingKeys.size());
        for (String key : decidingKeys) {
            out.writeUTF(key);
        }
        out.writeInt(reservations.size());
        for (Map.Entry<String, Held> entry : reservations.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue().key());
            out.writeLong(entry.getValue().quantity());
            out.writeLong(entry.getValue().picked());
        }
    }

    private static void write(OpenOrder order, DataOutput out) throws IOException {
        out.writeUTF(order.method().name());
        RowCodec.write(order.placedAt(), out);
        RowCodec.write(order.dueAt(), out);
        out.writeInt(order.lines());
        out.writeInt(order.keys().size());
        for (String key : order.keys()) {
            out.writeUTF(key);
        }
    }

    private static void write(OpenLine line, DataOutput out) throws IOException {
        out.writeUTF(line.ref.order().value());
        out.writeInt(line.ref.line());
        out.writeUTF(line.node.value());
        out.writeUTF(line.item.value());
        RowCodec.write(line.plannedFinish, out);
        out.writeLong(line.required);
        out.writeLong(line.ready);
        out.writeLong(line.handedOver);
        out.writeLong(line.shortfall);
        out.writeBoolean(line.settled);
        out.writeInt(line.rows.size());
        for (Row row : line.rows) {
            RowCodec.write(row, out);
        }
    }

    void fill(DataInput in) throws IOException {
        unmatched = in.readLong();
        sinceSweep = in.readInt();
        decidingAt = RowCodec.readInstant(in);
        for (int i = in.readInt(); i > 0; i--) {
            orders.put(in.readUTF(), readOrder(in));
        }
        for (int i = in.readInt(); i > 0; i--) {
            OpenLine line = readLine(in);
            lines.put(key(line.ref, line.node), line);
        }
        for (int i = in.readInt(); i > 0; i--) {
            dues.add(new Due(RowCodec.readInstant(in), in.readUTF()));
        }
        for (int i = in.readInt(); i > 0; i--) {
            String key = in.readUTF();
            deciding.put(key, Objects.requireNonNull(lines.get(key), key));
        }
        for (int i = in.readInt(); i > 0; i--) {
            reservations.put(in.readUTF(), new Held(in.readUTF(), in.readLong(), in.readLong()));
        }
    }

    private static OpenOrder readOrder(DataInput in) throws IOException {
        FulfillmentMethod method = FulfillmentMethod.valueOf(in.readUTF());
        Instant placedAt = RowCodec.readInstant(in);
        Instant dueAt = RowCodec.readInstant(in);
        int size = in.readInt();
        List<String> keys = new ArrayList<>(1);
        for (int i = in.readInt(); i > 0; i--) {
            keys.add(in.readUTF());
        }
        return new OpenOrder(method, placedAt, dueAt, size, keys);
    }

    private static OpenLine readLine(DataInput in) throws IOException {
        OrderLineRef ref = new OrderLineRef(new OrderId(in.readUTF()), in.readInt());
        OpenLine line = new OpenLine(ref, new NodeId(in.readUTF()), new ItemId(in.readUTF()), RowCodec.readInstant(in));
        line.required = in.readLong();
        line.ready = in.readLong();
        line.handedOver = in.readLong();
        line.shortfall = in.readLong();
        line.settled = in.readBoolean();
        for (int i = in.readInt(); i > 0; i--) {
            in.readUTF(); // the stream, always the same
            line.rows.add(RowCodec.readRow(LINES, in));
        }
        return line;
    }
}
