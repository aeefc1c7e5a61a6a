package io.chargehand.registry.web;

import io.chargehand.registry.GateFailure;
import io.chargehand.registry.PromotionRefusedException;
import io.chargehand.registry.RegistryUnreachableException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Problems that registries alone have: gates that refuse, and a registry that does not answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegistryProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(PromotionRefusedException refused) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.CONFLICT);
        problem.setTitle("Refused by its gates");
        problem.setDetail(refused.getMessage());
        GateFailure first = refused.failures().get(0);
        problem.setProperty("field", refused.field());
        problem.setProperty("value", first.value());
        problem.setProperty("rule", first.rule());
        problem.setProperty("gates", refused.failures());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreachable(RegistryUnreachableException unreachable) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
        problem.setTitle("Registry unreachable");
        problem.setDetail(unreachable.getMessage());
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
