package io.tollgate.admin.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** An outcome that the caller must see as an error; carried as an exception up to the one place that writes it. */
public final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient List<FieldError> errors;
    private final transient Optional<Duration> retryAfter;

    public Problem(HttpStatus status, String code, String detail) {
        this(status, code, detail, List.of(), Optional.empty());
    }

    private Problem(
            HttpStatus status, String code, String detail, List<FieldError> errors, Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** 400: fields are missing or wrong. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .collect(Collectors.joining("; "));
        return new Problem(HttpStatus.BAD_REQUEST, "invalid_request", detail, errors, Optional.empty());
    }

    /** 400: one field is missing or wrong. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 409: the field's value is taken, or does not go with what is there. */
    public static Problem conflict(String code, String field, String message) {
        List<FieldError> errors = List.of(new FieldError(field, message));
        return new Problem(HttpStatus.CONFLICT, code, field + ": " + message, errors, Optional.empty());
    }

    /** 422: the call does not go with one before it. */
    public static Problem unprocessable(String code, String field, String message) {
        List<FieldError> errors = List.of(new FieldError(field, message));
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, field + ": " + message, errors, Optional.empty());
    }

    /** 401: nobody is known by what was sent. */
    public static Problem unauthorized(String detail) {
        return new Problem(HttpStatus.UNAUTHORIZED, "unauthorized", detail);
    }

    /** 403: the caller is known, and may not. */
    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, "forbidden", detail);
    }

    /** 404: not there, or another tenant's, which is the same. */
    public static Problem notFound(String what, String id) {
        return new Problem(HttpStatus.NOT_FOUND, "not_found", "no " + what + " " + id);
    }

    /** 412: somebody changed it since the caller read it. */
    public static Problem changedMeanwhile() {
        return new Problem(
                HttpStatus.PRECONDITION_FAILED,
                "precondition_failed",
                "it was changed since you read it: read it again and repeat the change, or leave out If-Match");
    }

    /** 429: too many tries. */
    public static Problem tooMany(String detail, Duration retryAfter) {
        return new Problem(
                HttpStatus.TOO_MANY_REQUESTS, "too_many_requests", detail, List.of(), Optional.of(retryAfter));
    }

    /** 503: something that is needed does not answer. */
    public static Problem unavailable(String code, String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail, List.of(), Optional.of(Duration.ofSeconds(1)));
    }

    /** The stable name of the kind of problem. */
    public String code() {
        return code;
    }

    public HttpStatus status() {
        return status;
    }

    /** The fields at fault. */
    public List<FieldError> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    ProblemBody body() {
        String detail = Optional.ofNullable(getMessage()).orElse(status.getReasonPhrase());
        return new ProblemBody("about:blank", status.getReasonPhrase(), status.value(), code, detail, errors);
    }
}
