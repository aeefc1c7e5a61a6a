package io.chargehand.backroom;

import io.chargehand.backroom.TaskReason.Part;
import io.chargehand.kernel.Money;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a reason into words. Stateless. */
final class ReasonSentence {

    private static final String[] ORDINALS = {
        "not placed", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"
    };
    private static final int SHOWN = 3;

    private ReasonSentence() {}

    static String of(int position, Money perMinute, List<Part> parts) {
        String place = position < ORDINALS.length ? ORDINALS[position] : "number " + position;
        if (parts.isEmpty()) {
            return place + ": the next minute of delay costs nothing";
        }
        String shown = parts.stream()
                .limit(SHOWN)
                .map(part -> part.perMinute() + " " + part.label())
                .collect(Collectors.joining(", "));
        if (parts.size() <= SHOWN) {
            return place + ", because each minute of delay costs " + perMinute + ": " + shown;
        }
        Money rest = Money.zero(perMinute.currency());
        for (Part part : parts.subList(SHOWN, parts.size())) {
            rest = rest.plus(part.perMinute());
        }
        return place + ", because each minute of delay costs " + perMinute + ": " + shown + ", " + rest + " others";
    }

    /** One part for each source and bearer, where a loss is passed back along several ways. */
    static List<Part> merge(List<Part> parts) {
        record Source(DelayCause cause, String reference, String label, Optional<?> bearer) {}
        Map<Source, Part> merged = new LinkedHashMap<>();
        for (Part part : parts) {
            merged.merge(
                    new Source(part.cause(), part.reference(), part.label(), part.passedBackFrom()),
                    part,
                    (one, other) -> new Part(
                            one.cause(),
                            one.reference(),
                            one.label(),
                            one.perMinute().plus(other.perMinute()),
                            one.passedBackFrom()));
        }
        return new ArrayList<>(merged.values());
    }
}
