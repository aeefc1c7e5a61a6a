package io.chargehand.event;

import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TimeWindow;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The checks that facts of the contract share. Stateless. */
final class Facts {

    private static final Duration LONGEST_SHIFT = Duration.ofHours(24);

    private Facts() {}

    static <T> List<T> list(String field, @Nullable List<T> values) {
        Rules.present(field, values);
        for (int i = 0; i < values.size(); i++) {
            Rules.present(field + "[" + i + "]", values.get(i));
        }
        return List.copyOf(values);
    }

    static <T> List<T> nonEmpty(String field, @Nullable List<T> values) {
        List<T> checked = list(field, values);
        Rules.require(!checked.isEmpty(), field, "[]", "must hold at least one entry");
        return checked;
    }

    static <T> Set<T> set(String field, @Nullable Set<T> values) {
        Rules.present(field, values);
        return Set.copyOf(values);
    }

    /** A component that the sender left out arrives as null. */
    static <T> Optional<T> optional(@Nullable Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }

    static void notNegative(String field, Money money) {
        Rules.require(money.amount().signum() >= 0, field, money, "must be at least 0");
    }

    static void distinctLines(IntStream lines) {
        Set<Integer> seen = new HashSet<>();
        lines.forEach(line -> Rules.require(seen.add(line), "lines", line, "must have differing line numbers"));
    }

    static void breaksWithin(TimeWindow hours, List<TimeWindow> breaks) {
        Rules.require(
                hours.length().compareTo(LONGEST_SHIFT) <= 0,
                "hours",
                hours.length(),
                "must be at most " + LONGEST_SHIFT);
        Instant free = hours.start();
        for (TimeWindow pause : breaks) {
            boolean inOrder = !pause.start().isBefore(free) && !pause.end().isAfter(hours.end());
            Rules.require(inOrder, "breaks", pause, "must lie within the hours, in order, not overlapping");
            free = pause.end();
        }
    }

    static void cutoff(Instant placedAt, Instant promisedAt, Optional<Instant> cutoffAt) {
        cutoffAt.ifPresent(cutoff -> Rules.require(
                cutoff.isAfter(placedAt) && !cutoff.isAfter(promisedAt),
                "cutoffAt",
                cutoff,
                "must be after placedAt " + placedAt + " and not after promisedAt " + promisedAt));
    }

    static void pickup(FulfillmentMethod method, Optional<NodeId> pickupNodeId) {
        boolean collects = method == FulfillmentMethod.PICKUP || method == FulfillmentMethod.CURBSIDE;
        if (collects != pickupNodeId.isPresent()) {
            throw new InvalidInputException(
                    "pickupNodeId",
                    pickupNodeId.map(NodeId::value).orElse(null),
                    collects ? "must be present for " + method : "must be absent for " + method);
        }
    }
}
