package io.chargehand.app.web;

import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Turns every failure of a request into an RFC 9457 problem. What the caller can mend names the field, the value and the
 * rule; what the caller cannot mend shows an id under which the log has the cause, and nothing of the cause itself.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String INFERENCE = "/v2/models/";

    private final UnreadableBody unreadable;

    ProblemAdvice(UnreadableBody unreadable) {
        this.unreadable = unreadable;
    }

    @ExceptionHandler(InvalidInputException.class)
    @Nullable
    ResponseEntity<Object> invalidInput(InvalidInputException broken, WebRequest request) {
        return answer(broken, Problems.of(broken), new HttpHeaders(), request);
    }

    @ExceptionHandler(BodyTooLargeException.class)
    @Nullable
    ResponseEntity<Object> tooLarge(BodyTooLargeException tooLarge, WebRequest request) {
        return answer(tooLarge, unreadable.explain(tooLarge), new HttpHeaders(), request);
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> failure(Exception failure, WebRequest request) {
        String errorId = UUID.randomUUID().toString();
        LOG.error("Request failed, error id {}: {}", errorId, request.getDescription(false), failure);
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        problem.setTitle("Internal error");
        problem.setDetail("The request failed inside the service; the log has the cause under this error id.");
        problem.setProperty("errorId", errorId);
        return answer(failure, problem, new HttpHeaders(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unread, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(unread, unreadable.explain(unread), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Optional<InvalidInputException> broken = UnreadableBody.cause(mismatch, InvalidInputException.class);
        if (broken.isPresent()) {
            return answer(mismatch, Problems.of(broken.get()), headers, request);
        }
        String field = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Optional.ofNullable(mismatch.getPropertyName()).orElse("parameter");
        String value =
                Optional.ofNullable(mismatch.getValue()).map(Object::toString).orElse("");
        return refused(
                mismatch,
                HttpStatus.BAD_REQUEST,
                new Broken(field, value, ExpectedForm.of(mismatch.getRequiredType())),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Broken broken = new Broken(missing.getParameterName(), null, "must be present");
        return refused(missing, HttpStatus.BAD_REQUEST, broken, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException unbound, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = unbound instanceof MissingRequestHeaderException header ? header.getHeaderName() : "request";
        Broken broken = new Broken(field, null, "must be present");
        return refused(unbound, HttpStatus.BAD_REQUEST, broken, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException unknown, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return refused(
                unknown,
                HttpStatus.NOT_FOUND,
                new Broken("path", "/" + unknown.getResourcePath(), "must name a known resource"),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException unsupported,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Set<HttpMethod> known =
                Optional.ofNullable(unsupported.getSupportedHttpMethods()).orElse(Set.of());
        return refused(
                unsupported,
                HttpStatus.METHOD_NOT_ALLOWED,
                new Broken("method", unsupported.getMethod(), "must be one of " + names(known)),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException unsupported,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        MediaType type = unsupported.getContentType();
        String rule = "must be one of " + names(unsupported.getSupportedMediaTypes());
        return refused(
                unsupported,
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                new Broken("Content-Type", type == null ? null : type.toString(), rule),
                headers,
                request);
    }

    private @Nullable ResponseEntity<Object> refused(
            Exception cause, HttpStatus status, Broken broken, HttpHeaders headers, WebRequest request) {
        ProblemDetail problem = Problems.of(status, title(status), broken.field(), broken.value(), broken.rule());
        return answer(cause, problem, headers, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception cause, ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        HttpHeaders sent = HttpHeaders.copyOf(headers);
        if (isInference(request)) {
            sent.setContentType(MediaType.APPLICATION_JSON);
            Map<String, String> error = Map.of("error", String.valueOf(problem.getDetail()));
            return handleExceptionInternal(cause, error, sent, HttpStatusCode.valueOf(problem.getStatus()), request);
        }
        sent.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return handleExceptionInternal(cause, problem, sent, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    /** Whether the Open Inference Protocol says how an error looks. */
    private static boolean isInference(WebRequest request) {
        return request instanceof ServletWebRequest servlet
                && servlet.getRequest().getRequestURI().startsWith(INFERENCE);
    }

    private static String title(HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST ? "Invalid input" : status.getReasonPhrase();
    }

    private static String names(Iterable<?> known) {
        StringBuilder names = new StringBuilder();
        known.forEach(each -> names.append(names.isEmpty() ? "" : ", ").append(each));
        return names.toString();
    }

    private record Broken(String field, @Nullable String value, String rule) {}
}
