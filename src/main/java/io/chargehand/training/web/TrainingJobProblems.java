package io.chargehand.training.web;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.SeveralFaultsException;
import io.chargehand.training.PlacedFault;
import io.chargehand.training.posted.JobError;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Problems of a job's text: all faults at once, each with its line. */
@RestControllerAdvice(assignableTypes = TrainingJobController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class TrainingJobProblems {

    @ExceptionHandler({PlacedFault.class, SeveralFaultsException.class})
    ResponseEntity<ProblemDetail> faults(InvalidInputException broken) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
        problem.setTitle("Invalid input");
        problem.setDetail(broken.getMessage());
        problem.setProperty("field", broken.field());
        problem.setProperty("value", broken.value());
        problem.setProperty("rule", broken.rule());
        problem.setProperty(
                "errors",
                JobError.of(broken).stream().map(TrainingJobView.ErrorView::of).toList());
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
