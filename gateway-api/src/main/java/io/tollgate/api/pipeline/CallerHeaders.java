package io.tollgate.api.pipeline;

import io.tollgate.api.error.RequestErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * What a request's headers say.
 *
 * @param strictLimit whether what the budget does not afford is refused rather than capped
 * @param lenient whether parameters that a provider has no word for are left out rather than refused
 * @param passed what goes on to the provider, by lower-case name
 */
record CallerHeaders(boolean strictLimit, boolean lenient, Map<String, String> passed) {

    private static final String STRICT_LIMIT = "x-tollgate-strict-max-tokens";
    private static final String UNSUPPORTED = "x-tollgate-unsupported";

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
        return new CallerHeaders(Boolean.parseBoolean(headers.getFirst(STRICT_LIMIT)), lenient(headers), passed);
    }

    private static boolean lenient(HttpHeaders headers) {
        String wish = headers.getFirst(UNSUPPORTED);
        if (wish == null || wish.equals("error")) {
            return false;
        }
        if (wish.equals("drop")) {
            return true;
        }
        throw RequestErrors.invalidField(UNSUPPORTED, "it is '" + wish + "' and must be 'error' or 'drop'.")
                .exception();
    }
}
