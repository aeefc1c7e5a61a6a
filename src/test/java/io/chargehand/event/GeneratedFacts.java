package io.chargehand.event;

import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Metres;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.ReturnId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;
import io.chargehand.kernel.ZoneId;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Draws facts of every kind by a seed: valid one by one, and not meant to fit together. Not thread-safe. */
public final class GeneratedFacts {

    private static final Currency DOLLARS = Currency.getInstance("USD");
    private static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ0189._:-";
    private static final String PROSE = "abc äöü 漢字 \"quoted\" back\\slash \t tab , {brace} [bracket] 😀 ";

    private final Random random;

    /** Equal seeds draw equal facts. */
    public GeneratedFacts(long seed) {
        this.random = new Random(seed);
    }

    /** One fact of each kind. */
    public List<OperationalFact> oneOfEach() {
        List<OperationalFact> facts = new ArrayList<>(masterData());
        facts.addAll(inboundAndOrders());
        facts.addAll(stock());
        facts.addAll(tasks());
        return facts;
    }

    /** An event with the fact. */
    public OperationalEvent event(OperationalFact fact) {
        return new OperationalEvent(name(), "/" + name(), instant(), fact);
    }

    private List<OperationalFact> masterData() {
        Instant start = instant();
        return List.of(
                node(),
                new SupplierDefined(id(SupplierId::new), prose(), "US"),
                new ItemDefined(
                        id(ItemId::new),
                        prose(),
                        name(),
                        money(),
                        money(),
                        maybe(this::duration),
                        random.nextDouble() * 100,
                        random.nextInt(50)),
                new AssortmentSet(
                        id(NodeId::new),
                        id(ItemId::new),
                        maybe(() -> id(LocationId::new)),
                        id(LocationId::new),
                        50,
                        random.nextInt(51),
                        random.nextDouble() * 9),
                new WorkerDefined(
                        id(WorkerId::new),
                        id(NodeId::new),
                        Set.copyOf(new HashSet<>(some(i -> new Skill("S" + i)))),
                        Set.copyOf(new HashSet<>(some(i -> new Equipment("E" + i)))),
                        new Money(new BigDecimal("17.50"), DOLLARS),
                        new Money(new BigDecimal("26.2500"), DOLLARS)),
                new ShiftScheduled(
                        id(ShiftId::new),
                        id(WorkerId::new),
                        id(NodeId::new),
                        new TimeWindow(start, start.plus(Duration.ofHours(8))),
                        some(i -> new TimeWindow(
                                start.plus(Duration.ofMinutes(60 + 60L * i)),
                                start.plus(Duration.ofMinutes(75 + 60L * i))))),
                new ShiftCancelled(id(ShiftId::new), prose()));
    }

    private NodeDefined node() {
        List<LocationId> locations = some(i -> id(LocationId::new));
        ZoneId zone = id(ZoneId::new);
        return new NodeDefined(
                id(NodeId::new),
                prose(),
                NodeKind.STORE,
                "grocery",
                java.time.ZoneId.of("America/Chicago"),
                random.nextDouble() * 180 - 90,
                random.nextDouble() * 360 - 180,
                LocalTime.of(random.nextInt(9), 30),
                LocalTime.of(21, random.nextInt(60), random.nextInt(60)),
                random.nextInt(500),
                List.of(new ZoneDefined(zone, any(ZonePurpose.values()))),
                locations.stream()
                        .map(location -> new LocationDefined(location, zone))
                        .toList(),
                locations.stream()
                        .map(location ->
                                new WalkingLink(locations.get(0), location, new Metres(random.nextDouble() * 90)))
                        .toList());
    }

    private List<OperationalFact> inboundAndOrders() {
        Instant placed = instant();
        FulfillmentMethod method = any(FulfillmentMethod.values());
        boolean pickup = method == FulfillmentMethod.PICKUP || method == FulfillmentMethod.CURBSIDE;
        return List.of(
                new AsnAdvised(
                        id(AsnId::new),
                        id(SupplierId::new),
                        id(NodeId::new),
                        placed,
                        placed.plus(duration()),
                        name(),
                        some(i -> new AsnLine(i + 1, id(ItemId::new), atLeastOne(), 1 + random.nextInt(9)))),
                new AsnArrived(id(AsnId::new)),
                new ReceiptCounted(
                        id(ReceiptId::new),
                        id(AsnId::new),
                        some(i -> new ReceiptLine(
                                i + 1, new Quantity(random.nextInt(9)), new Quantity(random.nextInt(3)))),
                        random.nextBoolean()),
                new OrderPlaced(
                        id(OrderId::new),
                        method,
                        placed,
                        placed.plus(Duration.ofHours(4)),
                        maybe(() -> placed.plus(Duration.ofHours(3))),
                        pickup ? Optional.of(id(NodeId::new)) : Optional.empty(),
                        41.5,
                        -87.25,
                        some(i -> new OrderLine(i + 1, id(ItemId::new), atLeastOne(), money()))),
                new OrderCancelled(id(OrderId::new), prose()),
                new OrderLineFulfilled(
                        orderLine(), id(NodeId::new), id(LocationId::new), atLeastOne(), any(FulfillmentStep.values())),
                new FinishPlanned(orderLine(), id(NodeId::new), instant()),
                new ReturnReceived(id(ReturnId::new), id(NodeId::new), id(ItemId::new), atLeastOne()));
    }

    private List<OperationalFact> stock() {
        LocationId from = id(LocationId::new);
        return List.of(
                new StockCounted(
                        id(NodeId::new),
                        some(i -> new StockCount(
                                id(LocationId::new), id(ItemId::new), any(InventoryStatus.values()), new Quantity(i)))),
                new StockMoved(
                        id(NodeId::new),
                        id(ItemId::new),
                        new StockPlace(from, InventoryStatus.QUALITY_HOLD),
                        new StockPlace(from, InventoryStatus.AVAILABLE),
                        atLeastOne()),
                new StockAdjusted(
                        id(NodeId::new),
                        id(ItemId::new),
                        new StockPlace(from, any(InventoryStatus.values())),
                        -1 - random.nextInt(5),
                        prose()),
                new SalesReported(id(NodeId::new), some(i -> new ItemQuantity(id(ItemId::new), atLeastOne()))),
                new StockReserved(
                        id(ReservationId::new),
                        orderLine(),
                        id(NodeId::new),
                        from,
                        id(ItemId::new),
                        atLeastOne(),
                        instant()),
                new ReservationPicked(id(ReservationId::new), from, atLeastOne()),
                new ReservationReleased(id(ReservationId::new), prose()));
    }

    private List<OperationalFact> tasks() {
        return List.of(
                new TaskCreated(
                        id(TaskId::new),
                        id(NodeId::new),
                        any(TaskType.values()),
                        id(LocationId::new),
                        id(LocationId::new),
                        maybe(() -> id(ItemId::new)),
                        new Quantity(random.nextInt(99)),
                        maybe(this::orderLine),
                        maybe(() -> new AsnLineRef(id(AsnId::new), 1 + random.nextInt(9))),
                        duration()),
                new TaskStarted(id(TaskId::new), id(NodeId::new), id(WorkerId::new)),
                new TaskCompleted(
                        id(TaskId::new),
                        id(NodeId::new),
                        id(WorkerId::new),
                        instant(),
                        new Quantity(random.nextInt(99))),
                new TaskExceptionRaised(
                        id(TaskId::new),
                        id(NodeId::new),
                        id(WorkerId::new),
                        any(TaskExceptionReason.values()),
                        new Quantity(random.nextInt(3)),
                        random.nextBoolean() ? "" : prose()),
                new TaskCancelled(id(TaskId::new), id(NodeId::new), prose()));
    }

    private OrderLineRef orderLine() {
        return new OrderLineRef(id(OrderId::new), 1 + random.nextInt(9));
    }

    private Quantity atLeastOne() {
        return new Quantity(1 + random.nextInt(1_000));
    }

    private Money money() {
        return new Money(BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(5)), DOLLARS);
    }

    private Duration duration() {
        return Duration.ofMillis(1 + random.nextInt(900_000_000));
    }

    private Instant instant() {
        return FIRST.plusMillis(random.nextLong(90L * 86_400_000)).plusNanos(1_000L * random.nextInt(1_000));
    }

    private <T> T id(Function<String, T> make) {
        return make.apply(name());
    }

    private String name() {
        return text(LETTERS, 1 + random.nextInt(64));
    }

    private String prose() {
        return "p" + text(PROSE, random.nextInt(60));
    }

    private String text(String from, int length) {
        int[] points = from.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private <T> Optional<T> maybe(Supplier<T> draw) {
        return random.nextBoolean() ? Optional.of(draw.get()) : Optional.empty();
    }

    private <T> List<T> some(IntFunction<T> draw) {
        return IntStream.range(0, 1 + random.nextInt(5)).mapToObj(draw).toList();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
