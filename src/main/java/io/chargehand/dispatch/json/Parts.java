package io.chargehand.dispatch.json;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Minutes;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What the parts of a problem have in common. Stateless. */
final class Parts {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private Parts() {}

    static <T> Set<T> some(@Nullable Set<T> given) {
        return given == null ? Set.of() : given;
    }

    static <T> List<T> some(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }

    /** To the millisecond, as plans are timed. */
    static Minutes minutes(String field, Duration duration) {
        double minutes = duration.toSeconds() / 60.0 + duration.toMillisPart() / MILLIS_PER_MINUTE;
        try {
            return new Minutes(minutes);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(field, duration, "must not be negative, nor longer than 100000000 minutes");
        }
    }

    /** Puts {@code prefix} before the field of a fault. */
    static <T> T under(String prefix, Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidInputException e) {
            throw e.under(prefix);
        }
    }
}
