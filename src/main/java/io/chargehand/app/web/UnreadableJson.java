package io.chargehand.app.web;

import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.util.List;
import java.util.Optional;

/** Tells which field of a JSON body could not be read, and why. */
final class UnreadableJson {

    private static final String BODY = "body";

    private UnreadableJson() {}

    /** Returns the problem behind a failure to read a body. */
    static ProblemDetail explain(Throwable failure) {
        Optional<BodyTooLargeException> tooLarge = cause(failure, BodyTooLargeException.class);
        if (tooLarge.isPresent()) {
            return BodyLimitFilter.tooLarge("more", tooLarge.get().limit());
        }
        Optional<JacksonException> unread = cause(failure, JacksonException.class);
        Optional<InvalidInputException> broken = cause(failure, InvalidInputException.class);
        if (broken.isPresent()) {
            return Problems.of(broken.get()
                    .under(unread.map(e -> prefix(e.getPath(), broken.get().field()))
                            .orElse("")));
        }
        return unread.map(UnreadableJson::explain).orElseGet(() -> invalid(BODY, null, "must be present and readable"));
    }

    private static ProblemDetail explain(JacksonException unread) {
        if (unread instanceof UnrecognizedPropertyException unknown) {
            return invalid(path(unknown.getPath()), null, "must be a known property" + at(unknown));
        }
        if (unread instanceof InvalidFormatException format) {
            return invalid(path(format.getPath()), text(format.getValue()), rule(format) + at(format));
        }
        if (unread instanceof MismatchedInputException mismatch) {
            return invalid(path(mismatch.getPath()), null, rule(mismatch) + at(mismatch));
        }
        if (unread instanceof StreamReadException malformed) {
            return Problems.of(
                    HttpStatus.BAD_REQUEST,
                    "Malformed JSON",
                    BODY,
                    null,
                    "must be well-formed JSON: " + firstLine(malformed.getOriginalMessage()) + at(malformed));
        }
        return invalid(path(unread.getPath()), null, "must be readable" + at(unread));
    }

    private static ProblemDetail invalid(String field, @Nullable String value, String rule) {
        return Problems.of(HttpStatus.BAD_REQUEST, "Invalid input", field, value, rule);
    }

    private static String rule(MismatchedInputException mismatch) {
        Class<?> target = mismatch.getTargetType();
        return ExpectedForm.of(target);
    }

    private static String at(JacksonException failure) {
        TokenStreamLocation place = failure.getLocation();
        return place == null || place.getLineNr() < 1
                ? ""
                : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static String path(List<JacksonException.Reference> path) {
        StringBuilder text = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return text.isEmpty() ? BODY : text.toString();
    }

    /**
     * The path to the object whose field broke a rule. The field may be the path's last step already, or have no name where
     * the value itself broke the rule.
     */
    private static String prefix(List<JacksonException.Reference> path, String field) {
        boolean ends = !path.isEmpty() && field.equals(path.get(path.size() - 1).getPropertyName());
        List<JacksonException.Reference> outer = ends ? path.subList(0, path.size() - 1) : path;
        String dot = field.isEmpty() ? "" : ".";
        return outer.isEmpty() ? "" : path(outer) + dot;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
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
