package io.chargehand.fulfillment.jdbc;

import io.chargehand.event.BatchSoFar;
import io.chargehand.event.EventFold;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.network.Network;
import io.chargehand.network.NetworkSoFar;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/**
 * Keeps orders from OrderPlaced, OrderCancelled, OrderLineFulfilled and what the reservation events say of their lines. An
 * order, line or reservation that is not known yet is an objection; READY and HANDED_OVER may come in any order.
 */
@Component
@Order(400)
class FulfillmentFold implements EventFold {

    private final OrderTables tables;
    private final Network network;
    private FulfillmentBatch judged;
    private NetworkSoFar networkSoFar;

    FulfillmentFold(OrderTables tables, Network network) {
        this.tables = tables;
        this.network = network;
        this.judged = new FulfillmentBatch(tables);
        this.networkSoFar = new NetworkSoFar(network);
    }

    @Override
    public synchronized void prepare(List<OperationalEvent> events) {
        judged = new FulfillmentBatch(tables);
        networkSoFar = new NetworkSoFar(network);
        judged.read(events.stream().map(OperationalEvent::fact).toList());
    }

    @Override
    public synchronized Optional<InvalidInputException> objection(OperationalEvent event, BatchSoFar batch) {
        judged.read(List.of(event.fact()));
        return new FulfillmentChecks(judged, networkSoFar).objection(event.fact());
    }

    @Override
    public synchronized void passed(OperationalEvent event) {
        networkSoFar.see(event.fact());
        judged.apply(event);
    }

    @Override
    public synchronized void fold(List<LoggedEvent> accepted) {
        FulfillmentBatch folded = new FulfillmentBatch(tables);
        folded.read(accepted.stream().map(each -> each.event().fact()).toList());
        accepted.forEach(each -> folded.apply(each.event()));
        folded.save();
        judged = new FulfillmentBatch(tables);
    }
}
