package io.chargehand.event.jdbc;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnLine;
import io.chargehand.event.BatchSoFar;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.StockReserved;
import io.chargehand.event.SupplierDefined;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.OrderLineRef;

import java.util.HashSet;
import java.util.Set;

/** The ids that the accepted events of one call define, lines, zones and locations included. Not thread-safe. */
final class DefinedIds implements BatchSoFar {

    private final Set<Record> ids = new HashSet<>();

    @Override
    public boolean defines(Record id) {
        return ids.contains(id);
    }

    void add(OperationalFact fact) {
        if (fact instanceof OrderPlaced order) {
            ids.add(order.orderId());
            for (OrderLine line : order.lines()) {
                ids.add(new OrderLineRef(order.orderId(), line.line()));
            }
        } else if (fact instanceof TaskCreated task) {
            ids.add(task.taskId());
        } else if (fact instanceof StockReserved reserved) {
            ids.add(reserved.reservationId());
        } else if (fact instanceof AsnAdvised asn) {
            ids.add(asn.asnId());
            for (AsnLine line : asn.lines()) {
                ids.add(new AsnLineRef(asn.asnId(), line.line()));
            }
        } else if (fact instanceof ReceiptCounted receipt) {
            ids.add(receipt.receiptId());
        } else if (fact instanceof ReturnReceived returned) {
            ids.add(returned.returnId());
        } else {
            addMasterData(fact);
        }
    }

    private void addMasterData(OperationalFact fact) {
        if (fact instanceof NodeDefined node) {
            ids.add(node.nodeId());
            node.zones().forEach(zone -> ids.add(zone.zoneId()));
            node.locations().forEach(location -> ids.add(location.locationId()));
        } else if (fact instanceof SupplierDefined supplier) {
            ids.add(supplier.supplierId());
        } else if (fact instanceof ItemDefined item) {
            ids.add(item.itemId());
        } else if (fact instanceof WorkerDefined worker) {
            ids.add(worker.workerId());
        } else if (fact instanceof ShiftScheduled shift) {
            ids.add(shift.shiftId());
        }
    }
}
