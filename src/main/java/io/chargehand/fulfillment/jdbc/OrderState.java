package io.chargehand.fulfillment.jdbc;

import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderPlaced;
import io.chargehand.fulfillment.CustomerOrder;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An order while a batch is folded. */
final class OrderState {

    final OrderPlaced placed;
    final Map<Integer, LineState> lines = new TreeMap<>();

    @Nullable
    Instant cancelledAt;

    OrderState(OrderPlaced placed) {
        this.placed = placed;
        for (OrderLine line : placed.lines()) {
            lines.put(line.line(), new LineState(line));
        }
    }

    void cancel(Instant at) {
        cancelledAt = cancelledAt == null || at.isBefore(cancelledAt) ? at : cancelledAt;
    }

    boolean isOpen() {
        return cancelledAt == null
                && lines.values().stream().anyMatch(each -> each.completedAt().isEmpty());
    }

    CustomerOrder toOrder() {
        return new CustomerOrder(
                placed,
                lines.values().stream().map(LineState::toOrderLineState).toList(),
                Optional.ofNullable(cancelledAt));
    }
}
