package io.chargehand.fulfillment.jdbc;

import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.OrderLine;
import io.chargehand.fulfillment.OrderLineState;
import io.chargehand.kernel.Quantity;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * A line while a batch is folded. READY and HANDED_OVER are summed apart, with the latest time of each, so that the order in
 * which they arrive does not matter.
 */
final class LineState {

    final OrderLine line;
    long reserved;
    long ready;

    @Nullable
    Instant readyAt;

    long handed;

    @Nullable
    Instant handedAt;

    LineState(OrderLine line) {
        this.line = line;
    }

    long unitsBeyond(FulfillmentStep step, long units) {
        long before = step == FulfillmentStep.READY ? ready : handed;
        return before + units - line.quantity().units();
    }

    void fulfilled(FulfillmentStep step, long units, Instant at) {
        if (step == FulfillmentStep.READY) {
            ready += units;
            readyAt = later(readyAt, at);
        } else {
            handed += units;
            handedAt = later(handedAt, at);
        }
    }

    /** When the last ordered unit became ready; units handed over without a READY count from then. */
    Optional<Instant> completedAt() {
        if (ready >= line.quantity().units()) {
            return Optional.ofNullable(readyAt);
        }
        return handed >= line.quantity().units() ? Optional.ofNullable(handedAt) : Optional.empty();
    }

    OrderLineState toOrderLineState() {
        return new OrderLineState(
                line,
                new Quantity(reserved),
                new Quantity(Math.max(ready, handed)),
                new Quantity(handed),
                completedAt());
    }

    private static Instant later(@Nullable Instant before, Instant at) {
        return before == null || at.isAfter(before) ? at : before;
    }
}
