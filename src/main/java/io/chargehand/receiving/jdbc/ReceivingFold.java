package io.chargehand.receiving.jdbc;

import io.chargehand.event.BatchSoFar;
import io.chargehand.event.EventFold;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.network.Network;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/**
 * Keeps ASNs from AsnAdvised, AsnArrived and ReceiptCounted. An arrival may come after the receipt, and receipts in any
 * order; an ASN or line that was never advised is an objection.
 */
@Component
@Order(300)
class ReceivingFold implements EventFold {

    private final AsnTables tables;
    private final Network network;
    private ReceivingBatch judged;

    ReceivingFold(AsnTables tables, Network network) {
        this.tables = tables;
        this.network = network;
        this.judged = new ReceivingBatch(tables, network);
    }

    @Override
    public synchronized void prepare(List<OperationalEvent> events) {
        judged = new ReceivingBatch(tables, network);
        judged.read(events.stream().map(OperationalEvent::fact).toList());
    }

    @Override
    public synchronized Optional<InvalidInputException> objection(OperationalEvent event, BatchSoFar batch) {
        judged.read(List.of(event.fact()));
        return judged.objection(event.fact());
    }

    @Override
    public synchronized void passed(OperationalEvent event) {
        judged.apply(event);
    }

    @Override
    public synchronized void fold(List<LoggedEvent> accepted) {
        ReceivingBatch folded = new ReceivingBatch(tables, network);
        folded.read(accepted.stream().map(each -> each.event().fact()).toList());
        accepted.forEach(each -> folded.apply(each.event()));
        folded.save();
        judged = new ReceivingBatch(tables, network);
    }
}
