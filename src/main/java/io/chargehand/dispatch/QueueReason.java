package io.chargehand.dispatch;

import io.chargehand.backroom.TaskReason;
import io.chargehand.kernel.Money;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a task is urgent, as its workers read it: rounded, and adding up. Immutable.
 *
 * @param perMinute what a minute of delay costs, rounded
 * @param parts where it comes from, dearest first; they add up to {@code perMinute}
 * @param sentence the same in words
 */
record QueueReason(Money perMinute, List<ReasonPart> parts, String sentence) {

    private static final int SHOWN = 3;

    QueueReason {
        parts = List.copyOf(parts);
    }

    /** A reason that is words alone. */
    static QueueReason words(Currency currency, String sentence) {
        return new QueueReason(Money.zero(currency).rounded(), List.of(), sentence);
    }

    /** The plan's reason, rounded. */
    static QueueReason of(TaskReason reason) {
        if (reason.parts().isEmpty()) {
            return words(reason.perMinute().currency(), "the next minute of delay costs nothing");
        }
        List<Money> rounded = MoneyShares.rounded(
                reason.parts().stream().map(TaskReason.Part::perMinute).toList());
        List<ReasonPart> parts = new ArrayList<>();
        Map<String, Money> byLabel = new LinkedHashMap<>();
        Money total = Money.zero(reason.perMinute().currency()).rounded();
        for (int i : byAmount(rounded)) {
            Money amount = rounded.get(i);
            if (amount.amount().signum() == 0) {
                continue;
            }
            TaskReason.Part part = reason.parts().get(i);
            parts.add(new ReasonPart(part.cause().name(), part.reference(), amount));
            total = total.plus(amount);
            byLabel.merge(part.label(), amount, Money::plus);
        }
        if (parts.isEmpty()) {
            return words(
                    reason.perMinute().currency(),
                    "a minute of delay costs less than " + cent(total) + ": "
                            + reason.parts().get(0).label());
        }
        return new QueueReason(total, parts, "each minute of delay costs " + total + ": " + words(byLabel, total));
    }

    /** What is said once for each label: lines of one order are one risk to whoever reads it. */
    private static String words(Map<String, Money> byLabel, Money total) {
        List<String> shown = new ArrayList<>();
        Money rest = total;
        for (Map.Entry<String, Money> each : byLabel.entrySet()) {
            if (shown.size() < SHOWN) {
                shown.add(each.getValue() + " " + each.getKey());
                rest = rest.minus(each.getValue());
            }
        }
        if (rest.amount().signum() > 0) {
            shown.add(rest + " others");
        }
        return String.join(", ", shown);
    }

    private static List<Integer> byAmount(List<Money> amounts) {
        return java.util.stream.IntStream.range(0, amounts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> amounts.get(i))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Money cent(Money zero) {
        return new Money(
                java.math.BigDecimal.ONE.movePointLeft(zero.currency().getDefaultFractionDigits()), zero.currency());
    }
}
