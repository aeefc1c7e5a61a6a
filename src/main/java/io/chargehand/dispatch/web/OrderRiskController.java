package io.chargehand.dispatch.web;

import io.chargehand.backroom.PromiseOutlook;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.kernel.OrderId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;

/** The promise risk of a known order, from the live queue. */
@RestController
@Tag(name = "orders")
final class OrderRiskController {

    private final Fulfillment fulfillment;
    private final PromiseOutlook outlook;
    private final Clock clock;

    OrderRiskController(Fulfillment fulfillment, PromiseOutlook outlook, Clock clock) {
        this.fulfillment = fulfillment;
        this.outlook = outlook;
        this.clock = clock;
    }

    /** Per line and node: risk at the planned finish, the curve, the model and the features. */
    @GetMapping("/v1/orders/{id}/promise-risk")
    @Operation(summary = "P(promise missed) of a known order, from the live queue")
    OrderRiskView risk(@PathVariable String id, @RequestParam(defaultValue = "false") boolean attributions) {
        OrderId order = new OrderId(id);
        return OrderRiskView.of(
                fulfillment.getOrder(order),
                attributions ? outlook.attributed(order) : outlook.outlook(order),
                clock.instant());
    }
}
