package io.chargehand.simulation;

import io.chargehand.event.OrderPlaced;
import io.chargehand.kernel.TaskType;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What a node of the twin has in hand: orders, their visits and fills, shipments, and the tasks they make. */
final class Work {

    private Work() {}

    /** A customer order; {@code ready} counts units per line at every node. */
    static final class Order {
        final OrderPlaced placed;
        final int home;
        final long due;
        final int[] items;
        final int[] quantities;
        final int[] ready;
        final long[] readyAt;
        boolean cancelled;

        Order(OrderPlaced placed, int home, int[] items, int[] quantities) {
            this.placed = placed;
            this.home = home;
            this.due = placed.dueAt().toEpochMilli();
            this.items = items;
            this.quantities = quantities;
            this.ready = new int[items.length];
            this.readyAt = new long[items.length];
        }

        boolean complete(int line) {
            return ready[line] >= quantities[line];
        }
    }

    /** One round of work for an order at a node: its picks, then one staging. */
    static final class Visit {
        final int number;
        final Order order;
        final int staging;
        final List<Fill> fills = new ArrayList<>();
        int picksOpen;

        @Nullable
        Task stage;

        boolean ready;

        Visit(int number, Order order, int staging) {
            this.number = number;
            this.order = order;
            this.staging = staging;
        }
    }

    /** Units of an order line reserved at one place of a node. */
    static final class Fill {
        final int number;
        final Visit visit;
        final int line;
        final int item;
        final int place;
        final int quantity;
        final String reservation;
        int picked;
        boolean done;

        @Nullable
        Task pick;

        Fill(int number, Visit visit, int line, int item, int place, int quantity, String reservation) {
            this.number = number;
            this.visit = visit;
            this.line = line;
            this.item = item;
            this.place = place;
            this.quantity = quantity;
            this.reservation = reservation;
        }
    }

    /** A task; {@code fromLine} to {@code toLine} (excluded) are lines of a shipment. */
    static final class Task {
        final String id;
        final TaskType type;
        final int from;
        final int to;
        final int item;
        final int quantity;
        final double standardMinutes;

        @Nullable
        Visit visit;

        @Nullable
        Fill fill;

        @Nullable
        Shipment shipment;

        int fromLine;
        int toLine;
        boolean eligible = true;
        long startedAt;
        double walked;

        Task(String id, TaskType type, int from, int to, int item, int quantity, double standardMinutes) {
            this.id = id;
            this.type = type;
            this.from = from;
            this.to = to;
            this.item = item;
            this.quantity = quantity;
            this.standardMinutes = standardMinutes;
        }
    }

    /** An ASN with its outcome, which nobody knows before it is counted. Immutable once advised. */
    static final class Shipment {
        final String id;
        final int supplier;
        final String carrier;
        final long orderedAt;
        final long expectedAt;
        final List<Line> lines = new ArrayList<>();
        long arrivesAt;

        Shipment(String id, int supplier, String carrier, long orderedAt, long expectedAt) {
            this.id = id;
            this.supplier = supplier;
            this.carrier = carrier;
            this.orderedAt = orderedAt;
            this.expectedAt = expectedAt;
        }
    }

    /** A line of a shipment. */
    static final class Line {
        /** Place in the node's assortment. */
        final int item;
        /** Place in the catalog. */
        final int catalogItem;

        final int advised;
        final int cartons;
        int counted;
        int damaged;

        Line(int item, int catalogItem, int advised, int cartons) {
            this.item = item;
            this.catalogItem = catalogItem;
            this.advised = advised;
            this.cartons = cartons;
        }
    }

    /** A worker of the day. */
    static final class Hand {
        final TwinWorker worker;
        boolean onShift;
        boolean onBreak;
        boolean wantsBreak;
        boolean leaves;
        int at;

        @Nullable
        Task busy;

        Hand(TwinWorker worker, int at) {
            this.worker = worker;
            this.at = at;
        }

        boolean free() {
            return onShift && !onBreak && busy == null;
        }
    }
}
