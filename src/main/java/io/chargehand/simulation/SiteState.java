package io.chargehand.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** All that changes at a node of the twin. Not thread-safe. */
final class SiteState {

    final PriorityQueue<Due> agenda = new PriorityQueue<>();
    final StockBook stock;
    /** Tasks nobody has begun, oldest first. */
    final List<Work.Task> waiting = new ArrayList<>();

    final Map<Integer, Work.Visit> visits = new HashMap<>();
    final Map<Integer, Work.Fill> fills = new HashMap<>();
    final Map<Integer, Work.Shipment> shipments = new HashMap<>();
    final Map<Integer, Shortfall> shortfalls = new HashMap<>();
    final List<Work.Hand> hands = new ArrayList<>();
    final boolean[] replenishing;
    /** Units the tills have sold and not reported. */
    final int[] unreported;

    Draws draws;
    long dueOrder;
    int numbers;
    /** Standard minutes of tasks waiting or under way. */
    double openMinutes;

    /** Units of an order line that no place had; they are tried again. */
    record Shortfall(Work.Order order, int line, int quantity, int tries) {}

    SiteState(TwinNode node, Draws draws) {
        this.stock = new StockBook(node.carried().size());
        this.replenishing = new boolean[node.carried().size()];
        this.unreported = new int[node.carried().size()];
        this.draws = draws;
        for (TwinWorker worker : node.crew()) {
            hands.add(new Work.Hand(worker, node.staging()[0]));
        }
    }

    private SiteState(SiteState other, Draws draws) {
        this.stock = other.stock.copy();
        this.replenishing = other.replenishing.clone();
        this.unreported = other.unreported.clone();
        this.draws = draws;
        this.dueOrder = other.dueOrder;
        this.numbers = other.numbers;
        this.openMinutes = other.openMinutes;
        agenda.addAll(other.agenda);
        shipments.putAll(other.shipments);
        Copies copies = new Copies();
        other.visits.forEach((number, visit) -> visits.put(number, copies.visit(visit)));
        other.fills.forEach((number, fill) -> fills.put(number, copies.fill(fill)));
        other.shortfalls.forEach((number, each) -> shortfalls.put(
                number, new Shortfall(copies.order(each.order()), each.line(), each.quantity(), each.tries())));
        other.waiting.forEach(task -> waiting.add(copies.task(task)));
        other.hands.forEach(hand -> hands.add(copies.hand(hand)));
    }

    /** A state of its own that goes on from here with other draws. */
    SiteState copy(Draws fresh) {
        return new SiteState(this, fresh);
    }

    int number() {
        return ++numbers;
    }

    Due plan(long at, Due.Kind kind, int subject) {
        Due due = new Due(at, dueOrder++, kind, subject);
        agenda.add(due);
        return due;
    }

    /** Workers at work now. */
    int onShift() {
        int count = 0;
        for (Work.Hand hand : hands) {
            if (hand.onShift && !hand.onBreak) {
                count++;
            }
        }
        return count;
    }

    /** Copies a graph of work, each thing once. */
    private static final class Copies {
        private final Map<Object, Object> made = new IdentityHashMap<>();

        Work.Order order(Work.Order from) {
            Object known = made.get(from);
            if (known != null) {
                return (Work.Order) known;
            }
            Work.Order to = new Work.Order(from.placed, from.home, from.items, from.quantities);
            made.put(from, to);
            System.arraycopy(from.ready, 0, to.ready, 0, to.ready.length);
            System.arraycopy(from.readyAt, 0, to.readyAt, 0, to.readyAt.length);
            to.cancelled = from.cancelled;
            return to;
        }

        Work.Visit visit(Work.Visit from) {
            Object known = made.get(from);
            if (known != null) {
                return (Work.Visit) known;
            }
            Work.Visit to = new Work.Visit(from.number, order(from.order), from.staging);
            made.put(from, to);
            to.picksOpen = from.picksOpen;
            to.ready = from.ready;
            Work.Task stage = from.stage;
            if (stage != null) {
                to.stage = task(stage);
            }
            from.fills.forEach(fill -> to.fills.add(fill(fill)));
            return to;
        }

        Work.Fill fill(Work.Fill from) {
            Object known = made.get(from);
            if (known != null) {
                return (Work.Fill) known;
            }
            Work.Visit visit = visit(from.visit);
            Object now = made.get(from);
            if (now != null) {
                return (Work.Fill) now;
            }
            Work.Fill to = new Work.Fill(
                    from.number, visit, from.line, from.item, from.place, from.quantity, from.reservation);
            made.put(from, to);
            to.picked = from.picked;
            to.done = from.done;
            Work.Task pick = from.pick;
            if (pick != null) {
                to.pick = task(pick);
            }
            return to;
        }

        Work.Task task(Work.Task from) {
            Object known = made.get(from);
            if (known != null) {
                return (Work.Task) known;
            }
            Work.Task to = new Work.Task(
                    from.id, from.type, from.from, from.to, from.item, from.quantity, from.standardMinutes);
            made.put(from, to);
            to.shipment = from.shipment;
            to.fromLine = from.fromLine;
            to.toLine = from.toLine;
            to.eligible = from.eligible;
            to.startedAt = from.startedAt;
            to.walked = from.walked;
            Work.Visit visit = from.visit;
            if (visit != null) {
                to.visit = visit(visit);
            }
            Work.Fill fill = from.fill;
            if (fill != null) {
                to.fill = fill(fill);
            }
            return to;
        }

        Work.Hand hand(Work.Hand from) {
            Work.Hand to = new Work.Hand(from.worker, from.at);
            to.onShift = from.onShift;
            to.onBreak = from.onBreak;
            to.wantsBreak = from.wantsBreak;
            to.leaves = from.leaves;
            Work.Task busy = from.busy;
            if (busy != null) {
                to.busy = task(busy);
            }
            return to;
        }
    }
}
