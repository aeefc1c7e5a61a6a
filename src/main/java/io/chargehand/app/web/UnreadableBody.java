package io.chargehand.app.web;

import io.chargehand.event.JsonFaults;
import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

import java.util.Optional;

/** Tells why a request body could not be read: too large, absent, malformed, or of another form. */
@Component
class UnreadableBody {

    private final JsonFaults faults;

    UnreadableBody(JsonFaults faults) {
        this.faults = faults;
    }

    ProblemDetail explain(Throwable failure) {
        Optional<BodyTooLargeException> tooLarge = cause(failure, BodyTooLargeException.class);
        if (tooLarge.isPresent()) {
            return BodyLimitFilter.tooLarge("more", tooLarge.get().limit());
        }
        boolean explicable = cause(failure, JacksonException.class).isPresent()
                || cause(failure, InvalidInputException.class).isPresent();
        ProblemDetail problem = Problems.of(
                explicable ? faults.explain(failure) : new InvalidInputException("body", "nothing", "must be present"));
        if (cause(failure, StreamReadException.class).isPresent()) {
            problem.setTitle("Malformed JSON");
        }
        return problem;
    }

    static <T extends Throwable> Optional<T> cause(@Nullable Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
