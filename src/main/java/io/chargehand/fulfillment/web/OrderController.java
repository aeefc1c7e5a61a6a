package io.chargehand.fulfillment.web;

import io.chargehand.event.OrderPlaced;
import io.chargehand.fulfillment.CustomerOrder;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.fulfillment.OrderLineState;
import io.chargehand.fulfillment.PromiseOutcome;
import io.chargehand.kernel.OrderId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells how far orders have come. */
@RestController
@Tag(name = "orders")
class OrderController {

    private final Fulfillment fulfillment;
    private final Clock clock;

    OrderController(Fulfillment fulfillment, Clock clock) {
        this.fulfillment = fulfillment;
        this.clock = clock;
    }

    @GetMapping("/v1/orders/{id}")
    @Operation(summary = "An order, how far its lines have come, and what is known of its promise")
    OrderView order(@PathVariable OrderId id) {
        CustomerOrder order = fulfillment.getOrder(id);
        Instant now = clock.instant();
        List<LineView> lines = order.lines().stream()
                .map(state -> new LineView(state, order.outcome(state.line().line(), now)))
                .toList();
        return new OrderView(order.placed(), order.isOpen(), order.cancelledAt(), lines);
    }

    /** An order as shown. */
    record OrderView(OrderPlaced placed, boolean open, Optional<Instant> cancelledAt, List<LineView> lines) {}

    /** A line as shown. */
    record LineView(OrderLineState state, PromiseOutcome promise) {}
}
