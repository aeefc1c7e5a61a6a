package io.chargehand.feature;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.FinishPlanned;
import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.LocationDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.StockReserved;
import io.chargehand.event.SupplierDefined;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.event.ZoneDefined;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;
import io.chargehand.kernel.ZoneId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A small random operation as events: shifts, ASNs of uneven suppliers, orders with picks that come late or short, some
 * cancelled. For tests of folds; obeys no law of logistics beyond the order of its events.
 */
public final class RandomOperation {

    /** The first instant. */
    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final Currency USD = Currency.getInstance("USD");
    private static final int NODES = 3;
    private static final int ITEMS = 12;
    private static final int SUPPLIERS = 4;

    private final SplittableRandom random;
    private final List<OperationalEvent> events = new ArrayList<>();
    private int next;

    private RandomOperation(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** So many days of events, in order of time. */
    public static List<OperationalEvent> events(long seed, int days, int ordersPerDay) {
        RandomOperation operation = new RandomOperation(seed);
        operation.masterData();
        for (int day = 0; day < days; day++) {
            Instant morning = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(8));
            operation.shifts(day, morning);
            for (int i = 0; i < ordersPerDay; i++) {
                operation.order(operation.later(morning, 600));
            }
            for (int i = 0; i < ordersPerDay / 5; i++) {
                operation.asn(operation.later(morning, 600));
            }
        }
        operation.events.sort(Comparator.comparing(OperationalEvent::time));
        return List.copyOf(operation.events);
    }

    private void masterData() {
        for (int i = 0; i < NODES; i++) {
            ZoneId zone = new ZoneId("Z");
            LocationDefined location = new LocationDefined(new LocationId("L"), zone);
            add(
                    START,
                    new NodeDefined(
                            node(i),
                            "Node " + i,
                            i == 0 ? NodeKind.DC : NodeKind.STORE,
                            "GROCERY",
                            java.time.ZoneId.of("America/New_York"),
                            40,
                            -74,
                            LocalTime.of(8, 0),
                            LocalTime.of(21, 0),
                            60,
                            List.of(new ZoneDefined(zone, ZonePurpose.BACKROOM)),
                            List.of(location),
                            List.of()));
        }
        for (int i = 0; i < ITEMS; i++) {
            add(
                    START,
                    new ItemDefined(
                            item(i),
                            "Item " + i,
                            "D" + i % 3,
                            Money.of(10 + i, USD),
                            Money.of(5, USD),
                            i % 2 == 0 ? Optional.of(Duration.ofDays(5)) : Optional.empty(),
                            1 + i,
                            2));
        }
        for (int i = 0; i < SUPPLIERS; i++) {
            add(START, new SupplierDefined(supplier(i), "Supplier " + i, "US"));
        }
    }

    private void shifts(int day, Instant morning) {
        for (int i = 0; i < NODES * 3; i++) {
            ShiftId id = new ShiftId("H" + day + "-" + i);
            Instant start = later(morning, 120);
            TimeWindow hours = new TimeWindow(start, start.plus(Duration.ofHours(8)));
            Instant pause = start.plus(Duration.ofHours(4));
            List<TimeWindow> breaks = List.of(new TimeWindow(pause, pause.plus(Duration.ofMinutes(30))));
            add(
                    morning.minus(Duration.ofHours(6)),
                    new ShiftScheduled(id, new WorkerId("W" + i), node(i % NODES), hours, breaks));
            if (random.nextInt(10) == 0) {
                add(later(morning, 400), new ShiftCancelled(id, "ill"));
            }
        }
    }

    private void order(Instant placedAt) {
        OrderId id = new OrderId("O" + next++);
        int node = random.nextInt(NODES);
        int lines = 1 + random.nextInt(3);
        FulfillmentMethod method = random.nextBoolean() ? FulfillmentMethod.PICKUP : FulfillmentMethod.SAME_DAY;
        Instant due = placedAt.plus(Duration.ofMinutes(60 + random.nextInt(120)));
        List<OrderLine> ordered = new ArrayList<>();
        for (int line = 1; line <= lines; line++) {
            ordered.add(new OrderLine(
                    line, item(random.nextInt(ITEMS)), new Quantity(1 + random.nextInt(3)), Money.of(10, USD)));
        }
        Optional<NodeId> pickup = method == FulfillmentMethod.PICKUP ? Optional.of(node(node)) : Optional.empty();
        add(placedAt, new OrderPlaced(id, method, placedAt, due, Optional.empty(), pickup, 40, -74, ordered));
        Instant reservedAt = placedAt.plusSeconds(30);
        for (OrderLine line : ordered) {
            fill(new OrderLineRef(id, line.line()), line, node, reservedAt, due);
        }
        if (random.nextInt(20) == 0) {
            add(later(reservedAt, 60), new OrderCancelled(id, "changed mind"));
        }
    }

    private void fill(OrderLineRef ref, OrderLine line, int node, Instant reservedAt, Instant due) {
        ReservationId reservation = new ReservationId("R" + next++);
        TaskId task = new TaskId("T" + next++);
        LocationId location = new LocationId("L");
        Instant planned = later(reservedAt, 150);
        add(
                reservedAt,
                new StockReserved(reservation, ref, node(node), location, line.itemId(), line.quantity(), planned));
        add(
                reservedAt,
                new TaskCreated(
                        task,
                        node(node),
                        TaskType.PICK,
                        location,
                        location,
                        Optional.of(line.itemId()),
                        line.quantity(),
                        Optional.of(ref),
                        Optional.empty(),
                        Duration.ofMinutes(3)));
        if (random.nextInt(4) == 0) {
            add(reservedAt.plusSeconds(600), new FinishPlanned(ref, node(node), later(planned, 30)));
        }
        int busy = 5 + 40 * node;
        Instant done = planned.plus(Duration.ofMinutes(random.nextInt(busy + 20) - 10L));
        done = done.isAfter(reservedAt) ? done : reservedAt.plusSeconds(60);
        WorkerId worker = new WorkerId("W" + node);
        if (random.nextInt(12) == 0) {
            add(done, new TaskExceptionRaised(task, node(node), worker, TaskExceptionReason.SHORT, Quantity.ZERO, ""));
            add(done, new ReservationReleased(reservation, "short pick"));
        } else {
            add(done, new TaskCompleted(task, node(node), worker, done.minusSeconds(120), line.quantity()));
            add(done, new ReservationPicked(reservation, location, line.quantity()));
            add(
                    done.plusSeconds(60),
                    new OrderLineFulfilled(ref, node(node), location, line.quantity(), FulfillmentStep.READY));
        }
    }

    private void asn(Instant advisedAt) {
        AsnId id = new AsnId("A" + next++);
        int supplier = random.nextInt(SUPPLIERS);
        int node = random.nextInt(NODES);
        Instant expected = advisedAt.plus(Duration.ofHours(20 + random.nextInt(40)));
        List<AsnLine> lines = new ArrayList<>();
        List<ReceiptLine> counted = new ArrayList<>();
        for (int line = 1; line <= 1 + random.nextInt(4); line++) {
            long advised = 10 + random.nextInt(90);
            boolean few = random.nextInt(10) < 1 + 2 * supplier;
            long damaged = random.nextInt(8) == 0 ? 1 + random.nextInt(5) : 0;
            long good = few ? random.nextLong(advised) : random.nextInt(15) == 0 ? advised + 5 : advised - damaged;
            lines.add(new AsnLine(line, item(random.nextInt(ITEMS)), new Quantity(advised), 1 + random.nextInt(9)));
            counted.add(new ReceiptLine(line, new Quantity(good), new Quantity(damaged)));
        }
        add(
                advisedAt,
                new AsnAdvised(
                        id,
                        supplier(supplier),
                        node(node),
                        advisedAt.minus(Duration.ofDays(3)),
                        expected,
                        "C" + supplier % 2,
                        lines));
        Instant arrived = expected.plus(Duration.ofMinutes(random.nextInt(400) - 180L + 60L * supplier));
        Instant received = later(arrived, 240);
        TaskId task = new TaskId("T" + next++);
        LocationId dock = new LocationId("L");
        add(arrived, new AsnArrived(id));
        add(
                arrived,
                new TaskCreated(
                        task,
                        node(node),
                        TaskType.RECEIVE,
                        dock,
                        dock,
                        Optional.empty(),
                        new Quantity(100),
                        Optional.empty(),
                        Optional.of(new AsnLineRef(id, 1)),
                        Duration.ofMinutes(20)));
        add(received, new ReceiptCounted(new ReceiptId("P" + id), id, counted, true));
        add(
                received,
                new TaskCompleted(
                        task, node(node), new WorkerId("W" + node), received.minusSeconds(1200), new Quantity(100)));
    }

    private Instant later(Instant from, int minutes) {
        return from.plusSeconds(1 + random.nextInt(minutes * 60));
    }

    private void add(Instant at, OperationalFact fact) {
        events.add(new OperationalEvent("e" + next++, "test", at, fact));
    }

    /** The node of a number. */
    public static NodeId node(int number) {
        return new NodeId("N" + number);
    }

    /** The item of a number. */
    public static ItemId item(int number) {
        return new ItemId("I" + number);
    }

    /** The supplier of a number. */
    public static SupplierId supplier(int number) {
        return new SupplierId("S" + number);
    }
}
