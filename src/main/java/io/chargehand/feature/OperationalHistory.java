package io.chargehand.feature;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.FinishPlanned;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.StockReserved;
import io.chargehand.event.SupplierDefined;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * The one fold from operational events to rows: training replays the log through it, serving keeps it up to date. What
 * it keeps is open work and master data; closed work is forgotten. Not safe for use by several threads: its owner locks.
 */
public final class OperationalHistory {

    private static final int FORMAT = 2;
    private static final Duration HOUR = Duration.ofHours(1);

    /** The kinds of events it folds; others may be left out of a replay. */
    public static final Set<Class<? extends OperationalFact>> KINDS = Set.of(
            AsnAdvised.class,
            AsnArrived.class,
            FinishPlanned.class,
            ItemDefined.class,
            NodeDefined.class,
            OrderCancelled.class,
            OrderLineFulfilled.class,
            OrderPlaced.class,
            ReceiptCounted.class,
            ReservationPicked.class,
            ReservationReleased.class,
            ShiftCancelled.class,
            ShiftScheduled.class,
            StockReserved.class,
            SupplierDefined.class,
            TaskCancelled.class,
            TaskCompleted.class,
            TaskCreated.class,
            TaskExceptionRaised.class);

    private final MasterData master = new MasterData();
    private final TaskFold tasks = new TaskFold();
    private final LaborFold labor = new LaborFold();
    private final InboundFold inbound = new InboundFold(master);
    private final PromiseRows promiseRows = new PromiseRows(master, labor);
    private final PromiseFold promises = new PromiseFold(promiseRows);
    private Instant nextHour = Instant.MIN;

    /** Folds an event and hands over the rows that it, or the passing of time before it, makes known. */
    public void fold(OperationalEvent event, HistorySink sink) {
        Instant at = event.time();
        promises.advance(at, sink);
        if (!at.isBefore(nextHour)) {
            Instant hour = at.truncatedTo(ChronoUnit.HOURS);
            nextHour = hour.plus(HOUR);
            sink.passed(hour);
        }
        OperationalFact fact = event.fact();
        if (!master.fold(fact)
                && !tasks.fold(fact, at, sink)
                && !labor.fold(fact, at, sink)
                && !inbound.fold(fact, at, sink)) {
            promises.fold(fact, at, sink);
        }
    }

    /** Lets time pass without an event: promises fall due. */
    public void advance(Instant now, HistorySink sink) {
        promises.advance(now, sink);
    }

    /** The row of a case, from what is known so far; unknown items, nodes and suppliers leave their columns missing. */
    public Row row(PromiseCase promise) {
        return promiseRows.row(promise);
    }

    /** The row of a case, from what is known so far; unknown items, nodes and suppliers leave their columns missing. */
    public Row row(ReceiptCase receipt) {
        return inbound.row(receipt);
    }

    /** Events that named work unknown to the fold, so that they changed nothing. */
    public long unmatched() {
        return tasks.unmatched() + labor.unmatched() + inbound.unmatched() + promises.unmatched();
    }

    /** Writes what is kept; {@link #restore} reads it back. Leaves the stream open. */
    public void snapshot(DataOutputStream out) throws IOException {
        out.writeInt(FORMAT);
        RowCodec.write(nextHour, out);
        master.write(out);
        tasks.write(out);
        labor.write(out);
        inbound.write(out);
        promises.write(out);
    }

    /**
     * Reads a snapshot.
     *
     * @throws IOException when it is of another format or cut short
     */
    public static OperationalHistory restore(DataInputStream in) throws IOException {
        if (in.readInt() != FORMAT) {
            throw new IOException("the snapshot is of another format");
        }
        OperationalHistory history = new OperationalHistory();
        history.nextHour = RowCodec.readInstant(in);
        history.master.fill(in);
        history.tasks.fill(in);
        history.labor.fill(in);
        history.inbound.fill(in);
        history.promises.fill(in);
        return history;
    }
}
