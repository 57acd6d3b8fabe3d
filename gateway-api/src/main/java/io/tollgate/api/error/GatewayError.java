package io.tollgate.api.error;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why a caller gets no answer, and what to do about it.
 *
 * @param status the HTTP status, 400 to 599
 * @param code the stable name that programs look at, such as {@code budget_exceeded}
 * @param message for people: what was hit, its value and the fix
 * @param param the request's field that is wrong
 * @param details what a program may want beside the code, ready to be written as JSON
 * @param retryAfter when the same request may succeed
 * @param headers to be answered with, beside {@code Retry-After}
 */
public record GatewayError(
        int status,
        ErrorType type,
        String code,
        String message,
        Optional<String> param,
        Map<String, Object> details,
        Optional<Duration> retryAfter,
        Map<String, String> headers) {

    public GatewayError {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        headers = Map.copyOf(headers);
    }

    /** An error about no particular field, without details. */
    public static GatewayError of(int status, ErrorType type, String code, String message) {
        return new GatewayError(status, type, code, message, Optional.empty(), Map.of(), Optional.empty(), Map.of());
    }

    /** The same error about this field of the request. */
    public GatewayError about(String field) {
        return new GatewayError(status, type, code, message, Optional.of(field), details, retryAfter, headers);
    }

    /** The same error with these details. */
    public GatewayError with(Map<String, Object> more) {
        return new GatewayError(status, type, code, message, param, more, retryAfter, headers);
    }

    /** The same error, to be tried again after this time. */
    public GatewayError retryAfter(Duration time) {
        return new GatewayError(status, type, code, message, param, details, Optional.of(time), headers);
    }

    /** The same error, answered with these headers too. */
    public GatewayError headers(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new GatewayError(status, type, code, message, param, details, retryAfter, all);
    }

    /** The same error, which lasts until somebody changes something: clients try such statuses again otherwise. */
    public GatewayError lasting() {
        return headers(Map.of("x-should-retry", "false"));
    }

    /** The error as something to throw or to signal. */
    public GatewayException exception() {
        return new GatewayException(this);
    }
}
