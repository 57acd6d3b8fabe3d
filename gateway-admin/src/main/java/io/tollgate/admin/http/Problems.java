package io.tollgate.admin.http;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Finds the {@link Problem} in whatever a call failed with; empty for a fault of our own. */
public final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Optional<Problem> in(Throwable failure) {
        if (failure instanceof Problem problem) {
            return Optional.of(problem);
        }
        if (failure instanceof ServerWebInputException || failure instanceof DecodingException) {
            return Optional.of(badInput(failure));
        }
        if (failure instanceof NoResourceFoundException) {
            return Optional.of(new Problem(HttpStatus.NOT_FOUND, "not_found", "there is no such call"));
        }
        if (failure instanceof ErrorResponse response) {
            return Optional.of(refused(response));
        }
        if (isSilence(failure)) {
            return Optional.of(Problem.unavailable("unavailable", "a store does not answer; try again"));
        }
        return isRefusedValue(failure) ? Optional.of(refusedValue(failure)) : Optional.empty();
    }

    /** Whether Postgres could not take a value that it was sent: SQLSTATE class 22, "data exception". */
    private static boolean isRefusedValue(Throwable failure) {
        R2dbcException refusal = cause(failure, R2dbcException.class);
        return refusal != null && String.valueOf(refusal.getSqlState()).startsWith("22");
    }

    /** Postgres or Redis cannot be reached, or does not answer in time. */
    private static boolean isSilence(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof QueryTimeoutException
                || isSilentRedis(failure)
                || (failure instanceof DataAccessException && cause(failure, IOException.class) != null);
    }

    /** A command that Redis did answer, with an error, is a fault of ours; unless Redis is still starting. */
    private static boolean isSilentRedis(Throwable failure) {
        return failure instanceof RedisLoadingException
                || (failure instanceof RedisException && !(failure instanceof RedisCommandExecutionException));
    }

    /** What fields let pass and Postgres does not: logged, because a field could have said it better. */
    private static Problem refusedValue(Throwable failure) {
        log.warn("Postgres refused a value: {}", failure.toString());
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid_request",
                "a value in the call cannot be stored: it is out of range, or has a NUL character in it");
    }

    /** What is wrong with JSON that a caller wrote. */
    public static Problem unreadable(JacksonException failure) {
        String field = path(failure);
        if (failure instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return Problem.invalid(field, "unknown field; known are " + known);
        }
        return field.isEmpty() ? unreadableBody(failure) : Problem.invalid(field, wrongForm(failure));
    }

    private static Problem unreadableBody(JacksonException failure) {
        return failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? new Problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid_request",
                        "the body must be " + inWords(mismatch.getTargetType()))
                : new Problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid_json",
                        "the body is not JSON: " + failure.getOriginalMessage());
    }

    private static String wrongForm(JacksonException failure) {
        Class<?> wanted = failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return wanted == null ? "its value has the wrong form" : "must be " + inWords(wanted);
    }

    private static String inWords(Class<?> type) {
        if (type == Long.class || type == long.class || type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Instant.class || type == LocalDate.class) {
            return "a time, such as \"2027-01-31T00:00:00Z\"";
        }
        if (type == String.class) {
            return "a string";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static Problem badInput(Throwable failure) {
        JacksonException json = cause(failure, JacksonException.class);
        if (json != null) {
            return unreadable(json);
        }
        MethodParameter parameter =
                failure instanceof ServerWebInputException input ? input.getMethodParameter() : null;
        String name = parameter == null ? null : name(parameter);
        String reason = failure instanceof ServerWebInputException input && input.getReason() != null
                ? input.getReason()
                : "cannot be read";
        if (name == null || reason.contains("request body")) {
            return new Problem(HttpStatus.BAD_REQUEST, "invalid_request", "the call needs a JSON body");
        }
        return Problem.invalid(
                name,
                parameter == null || failure.getCause() == null
                        ? reason
                        : "must be " + inWords(parameter.getParameterType()));
    }

    /** As callers write it. */
    private static @Nullable String name(MethodParameter parameter) {
        RequestParam written = parameter.getParameterAnnotation(RequestParam.class);
        return written == null || written.name().isEmpty() ? parameter.getParameterName() : written.name();
    }

    private static Problem refused(ErrorResponse response) {
        HttpStatus status = Optional.ofNullable(
                        HttpStatus.resolve(response.getStatusCode().value()))
                .orElse(HttpStatus.BAD_REQUEST);
        String detail = Optional.ofNullable(response.getBody().getDetail()).orElse(status.getReasonPhrase());
        return new Problem(status, status.name().toLowerCase(Locale.ROOT), detail);
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        List<JacksonException.Reference> references = failure.getPath();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
