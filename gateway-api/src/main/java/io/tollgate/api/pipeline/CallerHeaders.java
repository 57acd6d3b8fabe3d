package io.tollgate.api.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * What a request's headers say.
 *
 * @param strictLimit whether a limit that the budget does not afford is refused rather than capped
 * @param passed what goes on to the provider, by lower-case name
 */
record CallerHeaders(boolean strictLimit, Map<String, String> passed) {

    private static final String STRICT_LIMIT = "x-tollgate-strict-max-tokens";

    /** Traces, and what turns features of providers on; everything else is the gateway's own business. */
    private static final List<String> PASSED =
            List.of("traceparent", "tracestate", "anthropic-beta", "anthropic-version", "openai-beta");

    CallerHeaders {
        passed = Map.copyOf(passed);
    }

    static CallerHeaders of(HttpHeaders headers) {
        Map<String, String> passed = new HashMap<>();
        for (String name : PASSED) {
            String value = headers.getFirst(name);
            if (value != null) {
                passed.put(name, value);
            }
        }
        return new CallerHeaders(Boolean.parseBoolean(headers.getFirst(STRICT_LIMIT)), passed);
    }
}
