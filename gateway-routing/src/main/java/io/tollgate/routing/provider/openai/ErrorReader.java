package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells apart what went wrong: by the status, the error's code and, because many hosts give none, its wording. */
final class ErrorReader {

    private static final String STREAM_ERROR = "stream_error";

    private static final Set<String> OUT_OF_MONEY =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_not_active");
    private static final Set<String> NO_SUCH_MODEL = Set.of("model_not_found", "model_decommissioned");
    private static final Set<String> AGAINST_POLICY =
            Set.of("content_policy_violation", "content_filter", "ResponsibleAIPolicyViolation");
    private static final Set<String> TOO_LONG = Set.of("context_length_exceeded", "string_above_max_length");
    private static final Pattern TOO_LONG_IN_WORDS = Pattern.compile(
            "(?i)maximum context length|context (?:window|length)|prompt is too long|too many (?:input )?tokens");

    private ErrorReader() {}

    /** Why an answer of a status other than 2xx is none. */
    static Failure ofStatus(UpstreamAnswer answer) {
        ErrorBody error = ErrorBody.read(answer.body())
                .orElseGet(() -> new ErrorBody(
                        "", "the provider answered " + answer.status() + " without JSON", OptionalInt.empty()));
        return ofError(answer.status(), error, answer.headers(), answer.body());
    }

    /** Why an error came under status 200. Without a status of its own it is the provider's failure. */
    static Failure inBand(JsonMembers body) {
        ErrorBody error = ErrorBody.of(body);
        if (error.status().isEmpty()) {
            return new Failure.Unavailable(STREAM_ERROR, error.message());
        }
        byte[] json = body.text().getBytes(StandardCharsets.UTF_8);
        int status = error.status().getAsInt();
        Failure failure = ofError(status, error, Map.of(), json);
        // The provider had accepted the request: another one may make more of it.
        return failure.triesNext() ? failure : new Failure.BeyondOffering(STREAM_ERROR, error.message(), status, json);
    }

    private static Failure ofError(int status, ErrorBody error, Map<String, String> headers, byte[] body) {
        OptionalInt given = OptionalInt.of(status);
        if (AGAINST_POLICY.contains(error.code())) {
            return new Failure.BeyondOffering("content_policy", error.message(), status, body);
        }
        if (status == 401 || status == 402 || status == 403 || OUT_OF_MONEY.contains(error.code())) {
            return new Failure.CredentialRefused(refusal(status, error), given);
        }
        if (status == 404 || NO_SUCH_MODEL.contains(error.code())) {
            return new Failure.OfferingMissing(error.message(), given);
        }
        if (status == 429) {
            return new Failure.Throttled(error.message(), given, RetryAfter.read(headers));
        }
        return isProviders(status)
                ? new Failure.Unavailable("status_" + status, error.message(), given)
                : ofRequest(status, error, body);
    }

    /** The provider's own words may quote a part of the key. */
    private static String refusal(int status, ErrorBody error) {
        String code = error.code().isEmpty() ? "" : ", " + error.code();
        return "the provider refuses the gateway's credential (" + status + code + ")";
    }

    private static Failure ofRequest(int status, ErrorBody error, byte[] body) {
        if (TOO_LONG.contains(error.code())
                || TOO_LONG_IN_WORDS.matcher(error.message()).find()) {
            return new Failure.BeyondOffering("context_length", error.message(), status, body);
        }
        return status == 413
                ? new Failure.BeyondOffering("too_large", error.message(), status, body)
                : new Failure.CallersFault(error.message(), status, body);
    }

    /** Whatever is neither an answer nor the request's fault, redirects among it. */
    private static boolean isProviders(int status) {
        return status < 400 || status >= 500 || status == 408 || status == 409 || status == 425;
    }
}
