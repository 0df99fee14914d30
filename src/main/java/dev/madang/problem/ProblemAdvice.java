package dev.madang.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns what controllers throw into problems. What is not foreseen is logged and told as {@code internal}. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration BUSY_RETRY = Duration.ofSeconds(5);

    private final ProblemWriter problems;

    ProblemAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void refused(ProblemException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, e);
    }

    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, JsonMistakes.problem(e));
    }

    @ExceptionHandler
    void invalid(BindException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> fields = e.getFieldErrors().stream()
                .map(FieldError::getField)
                .distinct()
                .sorted()
                .toList();
        problems.write(request, response, ProblemException.validation(fields));
    }

    @ExceptionHandler
    void mistyped(MethodArgumentTypeMismatchException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, ProblemException.validation(List.of(e.getName())));
    }

    @ExceptionHandler
    void unreadable(InvalidParameterException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, ProblemCode.MALFORMED);
    }

    @ExceptionHandler({
        TransientDataAccessException.class,
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class
    })
    void busy(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.warn("The database does not answer: {}", e.toString());
        problems.write(request, response, new ProblemException(ProblemCode.BUSY, BUSY_RETRY));
    }

    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void gone(Exception e) {
        log.debug("The client went away before the answer");
    }

    @ExceptionHandler
    void other(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (e instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            known.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
            problems.write(
                    request, response, ProblemStatus.code(known.getStatusCode().value()));
            return;
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        problems.write(request, response, ProblemCode.INTERNAL);
    }
}
