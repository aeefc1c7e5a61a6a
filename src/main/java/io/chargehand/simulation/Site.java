package io.chargehand.simulation;

import io.chargehand.event.StockPlace;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;

import java.time.Duration;
import java.util.Optional;

/** A node at work: takes what is due next and lets the part of the node that it concerns act. Not thread-safe. */
final class Site {

    final TwinNode node;
    final SiteState state;
    final TwinPhysics physics;
    final Surroundings around;
    final Reporter reporter;
    final OrderFlow orders;
    final ShortfallFlow shortfalls;
    final InboundFlow inbound;
    final ShopFlow shop;
    final CrewFlow crew;

    Site(
            TwinNode node,
            SiteState state,
            TwinPhysics physics,
            Surroundings around,
            Reporter reporter,
            WorkPolicy policy) {
        this.node = node;
        this.state = state;
        this.physics = physics;
        this.around = around;
        this.reporter = reporter;
        this.orders = new OrderFlow(this);
        this.shortfalls = new ShortfallFlow(this);
        this.inbound = new InboundFlow(this);
        this.shop = new ShopFlow(this);
        this.crew = new CrewFlow(this, policy);
    }

    /** When something is due next, {@link Long#MAX_VALUE} where nothing is. */
    long nextAt() {
        Due next = state.agenda.peek();
        return next == null ? Long.MAX_VALUE : next.at();
    }

    /** Does what is due next. */
    void step() {
        Due due = state.agenda.poll();
        if (due == null) {
            return;
        }
        long at = due.at();
        switch (due.kind()) {
            case DAY -> day(at);
            case HOUR -> hour(at);
            case ORDER -> orders.place(due.subject(), at);
            case ADVICE -> inbound.advise(due.subject(), at);
            case ARRIVAL -> inbound.arrive(due.subject(), at);
            case SHIFT_START, SHIFT_END, BREAK_START, BREAK_END -> crew.turn(due.kind(), due.subject(), at);
            case TASK_END -> crew.end(due.subject(), at);
            case HAND_OVER -> orders.handOver(due.subject(), at);
            case REPLAN -> orders.replan(due.subject(), at);
            case RETRY -> shortfalls.retry(due.subject(), at);
        }
        crew.assign(at);
    }

    private void day(long at) {
        int today = physics.calendar().day(at);
        crew.schedule(today, at);
        inbound.review(today, at);
        shop.day(at);
        state.plan(physics.calendar().at(today + 1, TwinWorld.DAY_STARTS), Due.Kind.DAY, 0);
    }

    private void hour(long at) {
        shop.hour(at);
        orders.hour(at, 1);
        state.plan(at + TwinCalendar.HOUR, Due.Kind.HOUR, 0);
    }

    /** Puts a task into the queue and says so. */
    Work.Task create(long at, TaskType type, int from, int to, int item, int quantity, double minutes, Cause cause) {
        String id = node.id().value() + "-T" + state.number();
        Work.Task task = new Work.Task(id, type, from, to, item, quantity, minutes);
        task.visit = cause.visit();
        task.fill = cause.fill();
        task.shipment = cause.shipment();
        task.fromLine = cause.fromLine();
        task.toLine = cause.toLine();
        state.waiting.add(task);
        state.openMinutes += minutes;
        around.offered(this, at, minutes);
        if (!reporter.isSilent()) {
            reporter.say(at, created(task, cause));
        }
        return task;
    }

    private TaskCreated created(Work.Task task, Cause cause) {
        Optional<OrderLineRef> orderLine = Optional.empty();
        if (cause.visit() != null) {
            int line = cause.fill() != null
                    ? cause.fill().line
                    : cause.visit().fills.get(0).line;
            orderLine = Optional.of(new OrderLineRef(cause.visit().order.placed.orderId(), line + 1));
        }
        Optional<AsnLineRef> asnLine = cause.shipment() == null
                ? Optional.empty()
                : Optional.of(new AsnLineRef(new AsnId(cause.shipment().id), task.fromLine + 1));
        return new TaskCreated(
                new TaskId(task.id),
                node.id(),
                task.type,
                node.location(task.from),
                node.location(task.to),
                task.item < 0 ? Optional.empty() : Optional.of(itemId(task.item)),
                new Quantity(task.quantity),
                orderLine,
                asnLine,
                Duration.ofSeconds(Math.max(1, Math.round(task.standardMinutes * 60))));
    }

    /** A task done, as a worker reports it. */
    TaskCompleted completed(Work.Hand hand, Work.Task task, int quantity) {
        return new TaskCompleted(
                new TaskId(task.id),
                node.id(),
                hand.worker.definition().workerId(),
                TwinCalendar.instant(task.startedAt),
                new Quantity(quantity));
    }

    ItemId itemId(int carried) {
        return node.carried().get(carried).item().id();
    }

    /** The place in the layout of an item's FLOOR or STORAGE. */
    int placeOf(int carried, int place) {
        TwinNode.Carried item = node.carried().get(carried);
        return place == StockBook.FLOOR ? item.floor() : item.storage();
    }

    StockPlace stockPlace(int layoutPlace, InventoryStatus status) {
        return new StockPlace(node.location(layoutPlace), status);
    }
}
