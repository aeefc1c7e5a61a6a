package io.chargehand.sourcing.web;

import io.chargehand.event.OrderPlaced;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.Rules;

import java.util.Optional;

/**
 * An order to source: either its data, as in an OrderPlaced event, or the id of a known one.
 *
 * @param order the order
 * @param orderId the id of an order taken in before
 * @param commit whether to reserve what is suggested; absent means no
 */
record SuggestionBody(Optional<OrderPlaced> order, Optional<OrderId> orderId, Optional<Boolean> commit) {

    SuggestionBody {
        order = order == null ? Optional.empty() : order;
        orderId = orderId == null ? Optional.empty() : orderId;
        commit = commit == null ? Optional.empty() : commit;
        Rules.require(
                order.isPresent() != orderId.isPresent(),
                "order",
                order.map(each -> each.orderId().value()).orElse(null),
                "must be present, unless orderId is, and not both");
    }
}
