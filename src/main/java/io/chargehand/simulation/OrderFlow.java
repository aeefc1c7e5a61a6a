package io.chargehand.simulation;

import io.chargehand.event.FinishPlanned;
import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockReserved;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;

import java.time.Instant;

/** Customer orders at a node: arrival, reservation, pick, staging and hand-over. */
final class OrderFlow {

    private final Site site;
    private final SiteState state;

    OrderFlow(Site site) {
        this.site = site;
        this.state = site.state;
    }

    /** Draws the orders of the hour that begins, or of the share of it that is left. */
    void hour(long at, double share) {
        TwinCalendar calendar = site.physics.calendar();
        int day = calendar.day(at);
        double lines = site.physics.demand().onlineLines(site.node, day, calendar.hour(at)) * share;
        int count = state.draws.poisson(lines / OrderMaker.meanLines(site.node));
        for (int i = 0; i < count; i++) {
            long when = at + (long) (state.draws.uniform() * share * TwinCalendar.HOUR);
            state.plan(when, Due.Kind.ORDER, state.number());
        }
    }

    void place(int number, long at) {
        String id = "O-" + site.node.id().value() + "-" + number;
        Work.Order order = OrderMaker.make(site.node, id, at, site.physics.calendar(), state.draws, this::canFill);
        if (order.items.length > 0) {
            site.around.placed(order, site, at);
        }
    }

    /** Whether every unit of a line can be reserved here. */
    boolean canFill(int carried, int quantity) {
        return carried >= 0 && state.stock.promisable(carried) >= quantity;
    }

    /** Opens a round of work for an order. */
    Work.Visit open(Work.Order order) {
        int[] staging = site.node.staging();
        int number = state.number();
        Work.Visit visit = new Work.Visit(number, order, staging[number % staging.length]);
        state.visits.put(number, visit);
        return visit;
    }

    /** Reserves units of a line: from the floor where it has all, else from storage, else from both. */
    void reserve(Work.Visit visit, int line, int carried, int quantity, long at) {
        int onFloor = Math.max(0, state.stock.available[StockBook.FLOOR][carried]);
        int stored = Math.max(0, state.stock.available[StockBook.STORAGE][carried]);
        if (onFloor >= quantity) {
            reserveAt(visit, line, carried, StockBook.FLOOR, quantity, at);
        } else if (stored >= quantity) {
            reserveAt(visit, line, carried, StockBook.STORAGE, quantity, at);
        } else {
            reserveAt(visit, line, carried, StockBook.STORAGE, stored, at);
            reserveAt(visit, line, carried, StockBook.FLOOR, quantity - stored, at);
        }
        site.shop.watch(carried, at);
    }

    private void reserveAt(Work.Visit visit, int line, int carried, int place, int quantity, long at) {
        if (quantity <= 0) {
            return;
        }
        int number = state.number();
        String reservation = site.node.id().value() + "-R" + number;
        Work.Fill fill = new Work.Fill(number, visit, line, carried, place, quantity, reservation);
        state.fills.put(number, fill);
        visit.fills.add(fill);
        visit.picksOpen++;
        state.stock.reserve(place, carried, quantity);
        int from = site.placeOf(carried, place);
        if (!site.reporter.isSilent()) {
            double own = pickMinutes(fill, from) + stageMinutes(visit);
            site.reporter.say(
                    at,
                    new StockReserved(
                            new ReservationId(reservation),
                            ref(visit.order, line),
                            site.node.id(),
                            site.node.location(from),
                            site.itemId(carried),
                            new Quantity(quantity),
                            naiveFinish(at, state.openMinutes, own)));
        }
        fill.pick = site.create(
                at, TaskType.PICK, from, visit.staging, carried, quantity, pickMinutes(fill, from), Cause.of(fill));
        long toDue = visit.order.due - at;
        if (toDue > 40 * TwinCalendar.MINUTE && number % 4 == 0) {
            state.plan(at + Math.min(toDue / 2, 5 * TwinCalendar.HOUR), Due.Kind.REPLAN, number);
        }
    }

    /** Closes the list of reservations of a visit: its staging waits for the picks. */
    void close(Work.Visit visit, long at) {
        Work.Task stage = site.create(
                at,
                TaskType.STAGE,
                visit.staging,
                visit.staging,
                -1,
                visit.fills.stream().mapToInt(fill -> fill.quantity).sum(),
                stageMinutes(visit),
                Cause.of(visit));
        stage.eligible = false;
        visit.stage = stage;
    }

    private double pickMinutes(Work.Fill fill, int from) {
        Department department = site.node.carried().get(fill.item).item().department();
        double carry = site.node.walkMinutes()[from][fill.visit.staging];
        return (department.grocery ? 3.2 : 4.3) + 0.4 * (fill.quantity - 1) + carry;
    }

    private static double stageMinutes(Work.Visit visit) {
        FulfillmentMethod method = visit.order.placed.method();
        boolean parcel = method == FulfillmentMethod.SHIP_FROM_STORE || method == FulfillmentMethod.SHIP_FROM_DC;
        return (parcel ? 5.0 : 3.5) + 0.6 * visit.fills.size();
    }

    /** What the warehouse system plans: open standard minutes over the workers at work, then the line's own. */
    private Instant naiveFinish(long at, double openMinutes, double own) {
        int workers = state.onShift();
        long start = at;
        if (workers == 0) {
            TwinCalendar calendar = site.physics.calendar();
            int day = calendar.day(at);
            boolean early = calendar.minuteOfDay(at) < Staffing.SHIFTS[0][0];
            start = calendar.at(early ? day : day + 1, Staffing.SHIFTS[0][0]);
            workers = 1 + site.node.crew().size() / 7;
        }
        return TwinCalendar.instant(start + (long) ((openMinutes / workers + own) * TwinCalendar.MINUTE));
    }

    /** Looks again at a line under way, and says when it is now planned to be done. */
    void replan(int number, long at) {
        Work.Fill fill = state.fills.get(number);
        if (fill == null || fill.visit.ready || fill.visit.order.complete(fill.line) || site.reporter.isSilent()) {
            return;
        }
        double ahead = 0;
        for (Work.Task task : state.waiting) {
            if (task == fill.pick) {
                break;
            }
            ahead += task.standardMinutes;
        }
        double own =
                stageMinutes(fill.visit) + (fill.done ? 0 : pickMinutes(fill, site.placeOf(fill.item, fill.place)));
        site.reporter.say(
                at,
                new FinishPlanned(
                        ref(fill.visit.order, fill.line), site.node.id(), naiveFinish(at, fill.done ? 0 : ahead, own)));
    }

    void picked(Work.Hand hand, Work.Task task, long at) {
        Work.Fill fill = task.fill;
        if (fill == null) {
            return;
        }
        boolean overlooked = state.draws.chance(site.crew.slip(hand, fill.item, TaskType.PICK));
        int found = overlooked ? 0 : state.stock.take(fill.place, fill.item, fill.quantity);
        fill.picked = found;
        fill.done = true;
        state.stock.reserved[fill.place][fill.item] -= fill.quantity;
        if (found < fill.quantity) {
            shortPick(hand, task, fill, found, at);
        } else if (!site.reporter.isSilent()) {
            site.reporter.say(at, site.completed(hand, task, found));
            site.reporter.say(at, pickedFact(fill));
        }
        Work.Visit visit = fill.visit;
        visit.picksOpen--;
        if (visit.picksOpen == 0) {
            releaseStage(visit, at);
        }
    }

    private void shortPick(Work.Hand hand, Work.Task task, Work.Fill fill, int found, long at) {
        int missing = fill.quantity - found;
        int from = site.placeOf(fill.item, fill.place);
        if (!site.reporter.isSilent()) {
            site.reporter.say(
                    at,
                    new TaskExceptionRaised(
                            new TaskId(task.id),
                            site.node.id(),
                            hand.worker.definition().workerId(),
                            TaskExceptionReason.SHORT,
                            new Quantity(found),
                            ""));
            if (found > 0) {
                site.reporter.say(at, pickedFact(fill));
            }
            site.reporter.say(at, new ReservationReleased(new ReservationId(fill.reservation), "short pick"));
            site.reporter.say(
                    at,
                    new StockAdjusted(
                            site.node.id(),
                            site.itemId(fill.item),
                            site.stockPlace(from, InventoryStatus.AVAILABLE),
                            -missing,
                            "short pick"));
        }
        site.shop.count(fill.item, fill.place, at);
        Work.Task clearing = site.create(at, TaskType.EXCEPTION, from, from, fill.item, missing, 6.0, Cause.of(fill));
        clearing.fromLine = missing;
    }

    private void releaseStage(Work.Visit visit, long at) {
        Work.Task stage = visit.stage;
        if (stage == null) {
            return;
        }
        if (visit.fills.stream().anyMatch(fill -> fill.picked > 0)) {
            stage.eligible = true;
            return;
        }
        state.waiting.remove(stage);
        state.openMinutes -= stage.standardMinutes;
        visit.ready = true;
        state.visits.remove(visit.number);
        visit.fills.forEach(fill -> state.fills.remove(fill.number));
        if (!site.reporter.isSilent()) {
            site.reporter.say(at, new TaskCancelled(new TaskId(stage.id), site.node.id(), "nothing to stage"));
        }
    }

    void staged(Work.Hand hand, Work.Task task, long at) {
        Work.Visit visit = task.visit;
        if (visit == null) {
            return;
        }
        visit.ready = true;
        if (!site.reporter.isSilent()) {
            site.reporter.say(
                    at,
                    site.completed(
                            hand,
                            task,
                            visit.fills.stream().mapToInt(fill -> fill.picked).sum()));
        }
        Work.Order order = visit.order;
        // A parcel goes straight into the carrier's cage; what customers fetch waits for them.
        boolean collects = order.placed.pickupNodeId().isPresent();
        for (Work.Fill fill : visit.fills) {
            state.fills.remove(fill.number);
            if (fill.picked > 0) {
                step(visit, fill, collects ? FulfillmentStep.READY : FulfillmentStep.HANDED_OVER, at);
                order.ready[fill.line] += fill.picked;
                if (order.complete(fill.line)) {
                    order.readyAt[fill.line] = at;
                    site.around.ready(order, fill.line, site, at);
                }
            }
        }
        if (collects) {
            double delay = 45 * state.draws.lognormal(1.0);
            long comes = Math.max(at, order.due - 15 * TwinCalendar.MINUTE) + (long) (delay * TwinCalendar.MINUTE);
            state.plan(comes, Due.Kind.HAND_OVER, visit.number);
        } else {
            state.visits.remove(visit.number);
        }
    }

    void handOver(int number, long at) {
        Work.Visit visit = state.visits.remove(number);
        if (visit != null) {
            visit.fills.stream()
                    .filter(fill -> fill.picked > 0)
                    .forEach(fill -> step(visit, fill, FulfillmentStep.HANDED_OVER, at));
        }
    }

    private void step(Work.Visit visit, Work.Fill fill, FulfillmentStep step, long at) {
        if (!site.reporter.isSilent()) {
            site.reporter.say(
                    at,
                    new OrderLineFulfilled(
                            ref(visit.order, fill.line),
                            site.node.id(),
                            site.node.location(visit.staging),
                            new Quantity(fill.picked),
                            step));
        }
    }

    private ReservationPicked pickedFact(Work.Fill fill) {
        return new ReservationPicked(
                new ReservationId(fill.reservation), site.node.location(fill.visit.staging), new Quantity(fill.picked));
    }

    private static OrderLineRef ref(Work.Order order, int line) {
        return new OrderLineRef(order.placed.orderId(), line + 1);
    }
}
