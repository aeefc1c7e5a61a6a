package io.chargehand.app.web;

import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LimitReachedException;
import io.chargehand.kernel.UnknownIdException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The service's RFC 9457 problems: each names the field, the value and the rule. */
final class Problems {

    private Problems() {}

    /** Returns a problem of {@code field}, whose {@code value} breaks {@code rule}. */
    static ProblemDetail of(HttpStatus status, String title, String field, @Nullable String value, String rule) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        problem.setDetail(field + " " + rule + (value == null ? "" : ", but was " + value));
        return named(problem, field, value, rule);
    }

    /** Adds the three names to a problem that has its words already. */
    static ProblemDetail named(ProblemDetail problem, String field, @Nullable String value, String rule) {
        problem.setProperty("field", field);
        problem.setProperty("value", value);
        problem.setProperty("rule", rule);
        return problem;
    }

    /** Returns the problem of a broken rule of the kernel: 404, 409, 429 or 400. */
    static ProblemDetail of(InvalidInputException broken) {
        if (broken instanceof UnknownIdException) {
            return of(HttpStatus.NOT_FOUND, "Unknown id", broken.field(), broken.value(), broken.rule());
        }
        if (broken instanceof ConflictException) {
            return of(HttpStatus.CONFLICT, "Conflict", broken.field(), broken.value(), broken.rule());
        }
        if (broken instanceof LimitReachedException) {
            return of(HttpStatus.TOO_MANY_REQUESTS, "Limit reached", broken.field(), broken.value(), broken.rule());
        }
        return of(HttpStatus.BAD_REQUEST, "Invalid input", broken.field(), broken.value(), broken.rule());
    }
}
