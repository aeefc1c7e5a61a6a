package io.chargehand.backroom;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnLine;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.TaskCreated;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskType;
import io.chargehand.receiving.AsnStatus;
import io.chargehand.receiving.Receiving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What comes in is counted, put away or inspected. Thread-safe. */
final class InboundRules {

    private final Receiving receiving;
    private final DerivedTasks tasks;

    InboundRules(Receiving receiving, DerivedTasks tasks) {
        this.receiving = receiving;
        this.tasks = tasks;
    }

    /** One RECEIVE for an ASN at the dock that is not fully counted. */
    Optional<TaskCreated> receive(AsnId id) {
        return receiving
                .findAsn(id)
                .filter(asn -> asn.status() != AsnStatus.RECEIVED)
                .map(asn -> receive(asn.advised()));
    }

    private TaskCreated receive(AsnAdvised asn) {
        LocationId dock = tasks.dock(asn.nodeId());
        int cartons = asn.lines().stream().mapToInt(AsnLine::cartons).sum();
        long units =
                asn.lines().stream().mapToLong(line -> line.advised().units()).sum();
        return new TaskCreated(
                TaskIds.of("receive", asn.asnId().value()),
                asn.nodeId(),
                TaskType.RECEIVE,
                dock,
                dock,
                Optional.empty(),
                new Quantity(units),
                Optional.empty(),
                Optional.of(new AsnLineRef(asn.asnId(), asn.lines().get(0).line())),
                tasks.standards().time(TaskType.RECEIVE, asn.lines().size(), cartons, units));
    }

    /** One PUT_AWAY for each line with units fit for sale. */
    List<OperationalFact> putAway(ReceiptCounted receipt) {
        List<OperationalFact> found = new ArrayList<>();
        receiving.findAsn(receipt.asnId()).ifPresent(asn -> {
            for (ReceiptLine counted : receipt.lines()) {
                if (!counted.counted().isZero()) {
                    asn.advised().lines().stream()
                            .filter(line -> line.line() == counted.line())
                            .forEach(line -> found.add(putAway(receipt, asn.advised(), line, counted)));
                }
            }
        });
        return found;
    }

    private TaskCreated putAway(ReceiptCounted receipt, AsnAdvised asn, AsnLine line, ReceiptLine counted) {
        TaskCreated task = tasks.units(
                TaskIds.of("putaway", receipt.receiptId() + "." + line.line()),
                asn.nodeId(),
                TaskType.PUT_AWAY,
                tasks.dock(asn.nodeId()),
                tasks.storage(asn.nodeId(), line.itemId()),
                line.itemId(),
                counted.counted().units());
        return DerivedTasks.unloading(task, new AsnLineRef(asn.asnId(), line.line()));
    }

    /** One RETURN for what a customer brought back. */
    TaskCreated inspect(ReturnReceived returned) {
        return tasks.units(
                TaskIds.of("return", returned.returnId().value()),
                returned.nodeId(),
                TaskType.RETURN,
                tasks.dock(returned.nodeId()),
                tasks.storage(returned.nodeId(), returned.itemId()),
                returned.itemId(),
                returned.quantity().units());
    }
}
