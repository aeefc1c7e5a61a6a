package io.chargehand.scoring.web;

import io.chargehand.event.JsonFaults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.registry.RegistryUnreachableException;
import io.chargehand.scoring.UnusableModelException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors in the form of the Open Inference Protocol: one text, which names field, value and rule. */
@RestControllerAdvice(assignableTypes = InferenceController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class InferenceProblems {

    private final JsonFaults faults;

    InferenceProblems(JsonFaults faults) {
        this.faults = faults;
    }

    @ExceptionHandler
    ResponseEntity<InferenceAnswers.Refusal> invalid(InvalidInputException broken) {
        HttpStatus status = broken instanceof UnknownIdException
                ? HttpStatus.NOT_FOUND
                : broken instanceof InferenceController.NoChampionException
                        ? HttpStatus.SERVICE_UNAVAILABLE
                        : HttpStatus.BAD_REQUEST;
        return answer(status, broken);
    }

    @ExceptionHandler
    ResponseEntity<InferenceAnswers.Refusal> unreadable(HttpMessageNotReadableException unread) {
        return answer(HttpStatus.BAD_REQUEST, faults.explain(unread));
    }

    @ExceptionHandler
    ResponseEntity<InferenceAnswers.Refusal> unsupported(HttpMediaTypeNotSupportedException unsupported) {
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, unsupported);
    }

    @ExceptionHandler({UnusableModelException.class, RegistryUnreachableException.class})
    ResponseEntity<InferenceAnswers.Refusal> unusable(RuntimeException unusable) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, unusable);
    }

    private static ResponseEntity<InferenceAnswers.Refusal> answer(HttpStatus status, Exception cause) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new InferenceAnswers.Refusal(String.valueOf(cause.getMessage())));
    }
}
