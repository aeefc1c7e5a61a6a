package io.chargehand.sourcing;

import io.chargehand.backroom.NodeLoads;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.StockReserved;
import io.chargehand.fulfillment.CustomerOrder;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.inventory.Inventory;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.DecisionId;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.network.Network;
import io.chargehand.scoring.PromiseRisk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sourcing by least expected loss. A commit posts its reservations through the intake, which alone decides whether the units are
 * still there; where they are not, what was reserved is released and the order is solved again on fresh stock. Thread-safe.
 */
public final class ExpectedLossSourcing implements Sourcing {

    private static final String SOURCE = "/chargehand/sourcing";

    private final CandidateFinder finder;
    private final SourcingSolver solver;
    private final Network network;
    private final Fulfillment fulfillment;
    private final EventIntake intake;
    private final DecisionLog log;
    private final SourcingSettings settings;
    private final Clock clock;

    /** Joins what sourcing needs. */
    public ExpectedLossSourcing(
            Network network,
            Inventory inventory,
            Fulfillment fulfillment,
            NodeLoads loads,
            PromiseRisk risk,
            ShortPicks shortPicks,
            EventIntake intake,
            SourcingSolver solver,
            DecisionLog log,
            SourcingSettings settings,
            Clock clock) {
        this.finder = new CandidateFinder(network, inventory, loads, risk, shortPicks, settings);
        this.solver = solver;
        this.network = network;
        this.fulfillment = fulfillment;
        this.intake = intake;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public SourcingDecision suggest(SourcingRequest request) {
        Optional<SourcingDecision> before = request.key().flatMap(this::findDecided);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return suggestAnew(request);
        } catch (KeyTakenException taken) {
            return request.key().flatMap(this::findDecided).orElseThrow(() -> taken);
        }
    }

    private Optional<SourcingDecision> findDecided(RequestKey key) {
        return log.findUse(key.value()).flatMap(use -> {
            if (!use.digest().equals(key.digest())) {
                throw new ConflictException(
                        "Idempotency-Key", key.value(), "must not have been used for another request");
            }
            return log.find(use.decision());
        });
    }

    private SourcingDecision suggestAnew(SourcingRequest request) {
        check(request.order());
        if (request.commit() && fulfillment.findOrder(request.order().orderId()).isEmpty()) {
            place(request.order());
        }
        DecisionId id = log.nextId();
        if (request.commit()) {
            return commit(id, request);
        }
        SourcingDecision decision = decide(id, request.order());
        log.save(decision, request.key());
        return decision;
    }

    @Override
    public Optional<SourcingDecision> findDecision(DecisionId id) {
        return log.find(id);
    }

    private void check(OrderPlaced order) {
        for (int i = 0; i < order.lines().size(); i++) {
            OrderLine line = order.lines().get(i);
            if (network.findItem(line.itemId()).isEmpty()) {
                throw new UnknownIdException("lines[" + i + "].itemId", line.itemId(), "item");
            }
            boolean oneCurrency = line.unitPrice()
                    .currency()
                    .equals(network.getItem(line.itemId()).unitCost().currency());
            if (!oneCurrency) {
                throw new InvalidInputException(
                        "lines[" + i + "].unitPrice", line.unitPrice(), "must be in the currency of the item");
            }
        }
        order.pickupNodeId().ifPresent(node -> {
            if (network.findNode(node).isEmpty()) {
                throw new UnknownIdException("pickupNodeId", node, "node");
            }
        });
    }

    private void place(OrderPlaced order) {
        String id = "order-placed-" + order.orderId();
        EventVerdict verdict = intake.accept(List.of(new OperationalEvent(id, SOURCE, order.placedAt(), order)))
                .get(0);
        if (verdict instanceof EventVerdict.Rejected rejected
                && fulfillment.findOrder(order.orderId()).isEmpty()) {
            throw rejected.reason();
        }
    }

    private SourcingDecision decide(DecisionId id, OrderPlaced order) {
        Instant decidedAt = decidedAt(order);
        CandidateFinder.Found found = finder.find(order, wanted(order), decidedAt);
        long[] units = solver.solve(found.problem());
        return new DecisionWriter(found, units).write(id, order, decidedAt);
    }

    /** The clock's time, and never before the order. */
    private Instant decidedAt(OrderPlaced order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(order.placedAt()) ? order.placedAt() : now;
    }

    /** Units ordered, less those that a known order has reserved already. */
    private Map<Integer, Long> wanted(OrderPlaced order) {
        Map<Integer, Long> wanted = new HashMap<>();
        order.lines().forEach(line -> wanted.put(line.line(), line.quantity().units()));
        fulfillment.findOrder(order.orderId()).ifPresent(known -> {
            sameOrder(order, known);
            known.lines()
                    .forEach(line ->
                            wanted.merge(line.line().line(), -line.reserved().units(), Long::sum));
        });
        return wanted;
    }

    private static void sameOrder(OrderPlaced order, CustomerOrder known) {
        if (known.cancelledAt().isPresent()) {
            throw new ConflictException("orderId", order.orderId(), "must not be cancelled");
        }
        if (!known.placed().lines().equals(order.lines()) || known.placed().method() != order.method()) {
            throw new ConflictException(
                    "orderId", order.orderId(), "must have the method and lines it was placed with");
        }
    }

    private SourcingDecision commit(DecisionId id, SourcingRequest request) {
        OrderPlaced order = request.order();
        InvalidInputException last = new ConflictException("orderId", order.orderId(), "must find stock to reserve");
        for (int attempt = 1; attempt <= settings.commitAttempts(); attempt++) {
            SourcingDecision decision = decide(id, order);
            List<Allocation> reserved = new ArrayList<>();
            for (int i = 0; i < decision.allocations().size(); i++) {
                String reservation = "R" + id + "-" + attempt + "-" + (i + 1);
                reserved.add(withReservation(decision.allocations().get(i), new ReservationId(reservation)));
            }
            SourcingDecision committed = committed(decision, reserved);
            if (reserved.isEmpty()) {
                log.save(committed, request.key());
                return committed;
            }
            Optional<InvalidInputException> refusal = reserve(order, committed, request.key());
            if (refusal.isEmpty()) {
                return committed;
            }
            last = refusal.get();
            if (!(last instanceof ConflictException)) {
                throw last;
            }
        }
        throw new ConflictException(
                last.field(),
                last.value(),
                last.rule() + "; other orders were faster " + settings.commitAttempts() + " times");
    }

    /**
     * Posts the reservations as one call, whose transaction also keeps the decision; where one is refused, the others are
     * released again.
     */
    private Optional<InvalidInputException> reserve(
            OrderPlaced order, SourcingDecision decision, Optional<RequestKey> key) {
        Instant at = decision.decidedAt();
        List<Allocation> allocations = decision.allocations();
        List<OperationalEvent> events = events(
                at, allocations.stream().map(each -> reservation(order, each)).toList(), "reserve-");
        List<EventVerdict> verdicts = intake.accept(events, each -> {
            if (each.stream().noneMatch(EventVerdict.Rejected.class::isInstance)) {
                log.save(decision, key);
            }
        });
        Optional<InvalidInputException> refusal = Optional.empty();
        List<OperationalFact> releases = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i) instanceof EventVerdict.Rejected rejected) {
                refusal = refusal.or(() -> Optional.of(rejected.reason()));
            } else {
                ReservationId id = allocations.get(i).reservation().orElseThrow();
                releases.add(new ReservationReleased(id, "another part of the order's commit was refused"));
            }
        }
        if (refusal.isPresent() && !releases.isEmpty()) {
            intake.accept(events(at, releases, "release-"));
        }
        return refusal;
    }

    private static List<OperationalEvent> events(Instant at, List<? extends OperationalFact> facts, String prefix) {
        List<OperationalEvent> events = new ArrayList<>();
        for (OperationalFact fact : facts) {
            String id = fact instanceof StockReserved reserved
                    ? reserved.reservationId().value()
                    : ((ReservationReleased) fact).reservationId().value();
            events.add(new OperationalEvent(prefix + id, SOURCE, at, fact));
        }
        return events;
    }

    private static StockReserved reservation(OrderPlaced order, Allocation allocation) {
        return new StockReserved(
                allocation.reservation().orElseThrow(),
                new OrderLineRef(order.orderId(), allocation.line()),
                allocation.node(),
                allocation.location(),
                allocation.item(),
                allocation.quantity(),
                allocation.plannedFinish());
    }

    private static Allocation withReservation(Allocation allocation, ReservationId id) {
        return new Allocation(
                allocation.line(),
                allocation.item(),
                allocation.node(),
                allocation.zone(),
                allocation.location(),
                allocation.quantity(),
                allocation.plannedFinish(),
                allocation.missProbability(),
                Optional.of(id),
                allocation.costs());
    }

    private static SourcingDecision committed(SourcingDecision decision, List<Allocation> reserved) {
        return new SourcingDecision(
                decision.id(),
                decision.order(),
                decision.decidedAt(),
                !reserved.isEmpty(),
                reserved,
                decision.unfilled(),
                decision.costs(),
                decision.total(),
                decision.alternatives());
    }
}
