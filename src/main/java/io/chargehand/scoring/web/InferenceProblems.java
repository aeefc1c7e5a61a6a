package io.chargehand.scoring.web;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.registry.RegistryUnreachableException;
import io.chargehand.scoring.UnusableModelException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Errors of the Open Inference Protocol that it alone has, in its form: one text, which names field, value and rule. The others come in
 * that form from where all errors come from.
 */
@RestControllerAdvice(assignableTypes = InferenceController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class InferenceProblems {

    @ExceptionHandler
    ResponseEntity<InferenceAnswers.Refusal> invalid(InvalidInputException broken) {
        HttpStatus status = broken instanceof UnknownIdException
                ? HttpStatus.NOT_FOUND
                : broken instanceof InferenceController.NoChampionException
                        ? HttpStatus.SERVICE_UNAVAILABLE
                        : HttpStatus.BAD_REQUEST;
        return answer(status, broken);
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
