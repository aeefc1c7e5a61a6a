package io.chargehand.fulfillment;

import io.chargehand.event.OrderPlaced;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.UnknownIdException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order and how far it has come. Immutable.
 *
 * @param placed what the customer ordered
 * @param lines its lines, by line number
 * @param cancelledAt when it was cancelled
 */
public record CustomerOrder(OrderPlaced placed, List<OrderLineState> lines, Optional<Instant> cancelledAt) {

    public CustomerOrder {
        lines = List.copyOf(lines);
    }

    /** The line of that number. */
    public OrderLineState line(int number) {
        return lines.stream()
                .filter(each -> each.line().line() == number)
                .findFirst()
                .orElseThrow(
                        () -> new UnknownIdException("line", new OrderLineRef(placed.orderId(), number), "order line"));
    }

    /** Whether work remains: not cancelled, and some line is not ready. */
    public boolean isOpen() {
        return cancelledAt.isEmpty()
                && lines.stream().anyMatch(each -> each.completedAt().isEmpty());
    }

    /** What is known of the promise of a line at an instant. */
    public PromiseOutcome outcome(int line, Instant asOf) {
        Optional<Instant> completedAt = line(line).completedAt();
        Instant due = placed.dueAt();
        if (cancelledAt.isPresent() && completedAt.isEmpty()) {
            return PromiseOutcome.VOID;
        }
        if (completedAt.isPresent() && !completedAt.get().isAfter(asOf)) {
            return completedAt.get().isAfter(due) ? PromiseOutcome.MISSED : PromiseOutcome.KEPT;
        }
        return asOf.isAfter(due) ? PromiseOutcome.MISSED : PromiseOutcome.PENDING;
    }
}
