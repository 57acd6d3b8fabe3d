package io.tollgate.api.error;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One offering that was tried for a request and did not serve it.
 *
 * @param outcome why not, such as {@code rate_limited}
 * @param status what the provider answered, where it did
 */
public record FailedAttempt(String provider, String offering, String outcome, OptionalInt status, Duration took) {

    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("provider", provider);
        details.put("offering", offering);
        details.put("outcome", outcome);
        status.ifPresent(code -> details.put("status", code));
        details.put("duration_ms", took.toMillis());
        return details;
    }
}
