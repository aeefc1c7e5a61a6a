package io.chargehand.simulation;

import io.chargehand.dispatch.QueuedTask;
import io.chargehand.event.AsnLine;
import io.chargehand.event.ReceiptLine;
import io.chargehand.event.StockCount;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.StockPlace;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.WorkerId;
import io.chargehand.receiving.Asn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What workers of the live days find and do at the end of a task, and report to the service. Not thread-safe. */
final class LiveWork {

    private final LiveWorld world;
    private final LiveInbound inbound;
    private final LiveOms oms;

    LiveWork(LiveWorld world, LiveInbound inbound, LiveOms oms) {
        this.world = world;
        this.inbound = inbound;
        this.oms = oms;
    }

    void finish(TwinNode node, TwinWorker worker, QueuedTask task, Instant now) {
        switch (task.taskType()) {
            case PICK -> take(node, worker, task, 0.012);
            case REPLENISH -> replenish(node, worker, task);
            case PUT_AWAY -> putAway(node, worker, task, now);
            case RECEIVE -> receive(node, worker, task, now);
            case STAGE -> stage(worker, task, now);
            case CYCLE_COUNT -> count(node, worker, task, now);
            case RETURN -> inspect(node, worker, task, now);
            case EXCEPTION -> {
                complete(worker, task, task.quantity().units());
                task.orderLine().ifPresent(line -> oms.lookAfter(line.order()));
            }
        }
    }

    private void complete(TwinWorker worker, QueuedTask task, long units) {
        world.service.dispatch().complete(task.task(), id(worker), new Quantity(units));
        world.tasksCompleted++;
    }

    private void fail(TwinWorker worker, QueuedTask task, long units) {
        world.service.dispatch().exception(task.task(), id(worker), TaskExceptionReason.SHORT, new Quantity(units), "");
        world.tasksFailed++;
    }

    private static WorkerId id(TwinWorker worker) {
        return worker.definition().workerId();
    }

    /** A pick: finds what is there, unless it is overlooked; the service takes what was not found out of the books. */
    private void take(TwinNode node, TwinWorker worker, QueuedTask task, double slip) {
        int wanted = (int) task.quantity().units();
        Optional<ItemId> item = task.item();
        if (item.isEmpty()) {
            complete(worker, task, wanted);
            return;
        }
        boolean overlooked = slips(worker, item.get(), task, slip);
        int there = world.there(node.id(), task.from(), item.get());
        int found = overlooked ? 0 : Math.min(wanted, there);
        if (found == wanted) {
            complete(worker, task, found);
        } else {
            fail(worker, task, found);
            world.hidden.addMissing(task.from().value(), item.get().value(), found - wanted);
        }
    }

    private boolean slips(TwinWorker worker, ItemId item, QueuedTask task, double base) {
        double confusion = world.item(item)
                .map(each -> world.physics.confusion(each.index()))
                .orElse(1.0);
        double chance = Math.min(0.5, base * worker.hiddenSlip() * confusion);
        return world.draws(8, task.task().value()).chance(chance);
    }

    private void replenish(TwinNode node, TwinWorker worker, QueuedTask task) {
        int wanted = (int) task.quantity().units();
        int there = task.item()
                .map(item -> world.there(node.id(), task.from(), item))
                .orElse(wanted);
        if (there >= wanted) {
            complete(worker, task, wanted);
        } else {
            fail(worker, task, there);
        }
    }

    private void putAway(TwinNode node, TwinWorker worker, QueuedTask task, Instant now) {
        long units = task.quantity().units();
        Optional<ItemId> item = task.item();
        if (item.isPresent()) {
            misplace(node, worker, task, item.get(), units);
        } else {
            task.asnLine()
                    .flatMap(line -> world.service.receiving().findAsn(line.asn()))
                    .ifPresent(asn -> movePallet(node, task, asn, now));
        }
        complete(worker, task, units);
    }

    private void misplace(TwinNode node, TwinWorker worker, QueuedTask task, ItemId item, long units) {
        if (slips(worker, item, task, 0.02)) {
            int lost = Math.max(
                    1, (int) (units * world.draws(9, task.task().value()).uniform()));
            world.hidden.addMissing(task.to().value(), item.value(), lost);
            world.hidden.addLost(node.id().value(), item.value(), lost);
        }
    }

    /** A put-away of history takes several lines along: their moves are told line by line. */
    private void movePallet(TwinNode node, QueuedTask task, Asn asn, Instant now) {
        int first = task.asnLine().map(line -> line.line()).orElse(1);
        for (AsnLine line : asn.advised().lines()) {
            boolean onPallet = line.line() >= first && line.line() < first + InboundFlow.LINES_PER_PALLET;
            long counted = asn.counted().stream()
                    .filter(each -> each.line() == line.line())
                    .map(ReceiptLine::counted)
                    .mapToLong(Quantity::units)
                    .sum();
            if (onPallet && counted > 0) {
                LocationId storage = world.item(line.itemId())
                        .map(item -> OrderMaker.carriedIndex(node, item.index()))
                        .filter(carried -> carried >= 0)
                        .map(carried ->
                                node.location(node.carried().get(carried).storage()))
                        .orElse(task.to());
                world.post(
                        "moved:" + task.task() + ":" + line.line(),
                        now,
                        new StockMoved(
                                node.id(),
                                line.itemId(),
                                new StockPlace(task.from(), InventoryStatus.QUALITY_HOLD),
                                new StockPlace(storage, InventoryStatus.AVAILABLE),
                                new Quantity(counted)));
            }
        }
    }

    private void receive(TwinNode node, TwinWorker worker, QueuedTask task, Instant now) {
        long units = task.quantity().units();
        Optional<Asn> asn =
                task.asnLine().flatMap(line -> world.service.receiving().findAsn(line.asn()));
        if (asn.isPresent() && asn.get().receivedAt().isEmpty()) {
            inbound.count(node, asn.get()).ifPresent(counted -> world.post("counted:" + task.task(), now, counted));
        }
        complete(worker, task, units);
    }

    private void stage(TwinWorker worker, QueuedTask task, Instant now) {
        task.orderLine().ifPresent(line -> oms.leaves(line.order(), task.to(), now));
        complete(worker, task, task.quantity().units());
    }

    private void count(TwinNode node, TwinWorker worker, QueuedTask task, Instant now) {
        TreeSet<ItemId> items = new TreeSet<>();
        task.item().ifPresent(items::add);
        if (items.isEmpty()) {
            world.service.inventory().listStock(node.id()).stream()
                    .filter(level -> level.place().locationId().equals(task.from()))
                    .map(StockLevel::item)
                    .forEach(items::add);
        }
        List<StockCount> counts = new ArrayList<>();
        long sum = 0;
        for (ItemId item : items) {
            long found = countedUnits(node, task, item);
            sum += found;
            counts.add(new StockCount(task.from(), item, InventoryStatus.AVAILABLE, new Quantity(found)));
        }
        if (!counts.isEmpty()) {
            world.post("counted:" + task.task(), now, new StockCounted(node.id(), counts));
        }
        complete(worker, task, sum);
    }

    private long countedUnits(TwinNode node, QueuedTask task, ItemId item) {
        boolean finds = world.draws(10, task.task().value()).chance(0.6);
        int recovered = finds ? world.hidden.find(node.id().value(), item.value()) : 0;
        long reserved = world.believed(node.id(), task.from(), item, InventoryStatus.RESERVED);
        long there = world.there(node.id(), task.from(), item) + recovered;
        long free = Math.max(0, there - reserved);
        world.hidden.setMissing(task.from().value(), item.value(), (int) Math.max(0, reserved - there));
        return free;
    }

    private void inspect(TwinNode node, TwinWorker worker, QueuedTask task, Instant now) {
        long units = task.quantity().units();
        if (task.item().isPresent() && units > 0) {
            boolean good = world.draws(11, task.task().value()).chance(0.8);
            StockPlace held = new StockPlace(task.from(), InventoryStatus.QUALITY_HOLD);
            StockPlace to = good
                    ? new StockPlace(task.to(), InventoryStatus.AVAILABLE)
                    : new StockPlace(task.from(), InventoryStatus.DAMAGED);
            ItemId item = task.item().get();
            world.post("inspected:" + task.task(), now, new StockMoved(node.id(), item, held, to, new Quantity(units)));
        }
        complete(worker, task, units);
    }
}
