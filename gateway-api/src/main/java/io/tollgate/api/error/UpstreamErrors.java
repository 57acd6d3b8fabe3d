package io.tollgate.api.error;

import io.tollgate.routing.call.AttemptReport;
import io.tollgate.routing.call.CallOutcome.Rejected;
import io.tollgate.routing.provider.Failure;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** No offering served the request. */
public final class UpstreamErrors {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_ERROR = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int TIMEOUT = 504;
    private static final Duration MEMORY_PAUSE = Duration.ofSeconds(1);
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(2);
    private static final String TRY_LATER = " Try again, or name another model.";

    private UpstreamErrors() {}

    /** Every attempt failed. */
    public static GatewayError failed(String model, List<AttemptReport> attempts) {
        return upstream(
                BAD_GATEWAY,
                "upstream_error",
                "No provider could answer for the model '" + model + "': " + summary(attempts) + "." + TRY_LATER,
                attempts);
    }

    /** What the gateway may ask of every provider in a minute is used up. */
    public static GatewayError quotaUsedUp(String model, List<AttemptReport> attempts, Duration retryAfter) {
        return GatewayError.of(
                        TOO_MANY_REQUESTS,
                        ErrorType.RATE_LIMIT_ERROR,
                        "provider_quota_exceeded",
                        "What this gateway may ask of the providers of the model '" + model
                                + "' in a minute is used up. Try again in " + RetryAfter.seconds(retryAfter)
                                + " s, or name another model.")
                .with(Map.of(
                        "attempts",
                        attempts.stream().map(UpstreamErrors::details).toList()))
                .retryAfter(retryAfter);
    }

    /** Every offering is busy, rate-limited or resting after failures. */
    public static GatewayError unavailable(String model, List<AttemptReport> attempts, Duration retryAfter) {
        return upstream(
                        UNAVAILABLE,
                        "upstream_unavailable",
                        "Every provider of the model '" + model + "' is busy or failing: " + summary(attempts) + "."
                                + TRY_LATER,
                        attempts)
                .retryAfter(retryAfter);
    }

    /** No attempt answered in time. */
    public static GatewayError timedOut(String model, List<AttemptReport> attempts) {
        return upstream(
                TIMEOUT,
                "upstream_timeout",
                "No provider of the model '" + model + "' answered in time: " + summary(attempts) + "." + TRY_LATER,
                attempts);
    }

    /** The request's deadline came before an answer. */
    public static GatewayError expired(String model, Duration after, List<AttemptReport> attempts) {
        return upstream(
                TIMEOUT,
                "request_timeout",
                "The request for the model '" + model + "' had " + after.toMillis()
                        + " ms, which were over before an answer: " + summary(attempts)
                        + ". Give it more time with x-tollgate-timeout, or name a faster model.",
                attempts);
    }

    /** The request's deadline came after content had been relayed. */
    public static GatewayError cutOff(String why) {
        return GatewayError.of(
                TIMEOUT,
                ErrorType.API_ERROR,
                "request_timeout",
                "The answer was cut off: " + why
                        + ". What came before is charged. Give it more time with x-tollgate-timeout.");
    }

    /** This node ends before the stream does. */
    public static GatewayError stopping() {
        return GatewayError.of(
                UNAVAILABLE,
                ErrorType.API_ERROR,
                "node_stopping",
                "The answer was cut off: this node of the gateway is stopping. What came before is charged. Try again.");
    }

    /** Nothing that was tried gave an answer: the error that says most about why. */
    public static GatewayError exhausted(String model, List<AttemptReport> attempts) {
        if (all(attempts, Set.of(Failure.QuotaUsedUp.OUTCOME))) {
            return quotaUsedUp(model, attempts, soonest(attempts));
        }
        if (all(attempts, Set.of("throttled", Failure.QuotaUsedUp.OUTCOME))) {
            return unavailable(model, attempts, soonest(attempts));
        }
        return all(attempts, Set.of("timeout")) ? timedOut(model, attempts) : failed(model, attempts);
    }

    /** A stream broke after content had been relayed. */
    public static GatewayError broken(String what) {
        return GatewayError.of(
                BAD_GATEWAY,
                ErrorType.API_ERROR,
                "upstream_stream_broken",
                "The provider's stream broke before it was complete: " + clause(what)
                        + ". What came before is charged.");
    }

    /** A provider found fault with the request itself; its own words are the answer. */
    public static GatewayError rejected(Rejected rejected) {
        String words = rejected.attempts().stream()
                .filter(report -> report.attempt().equals(rejected.attempt()))
                .map(AttemptReport::message)
                .findFirst()
                .orElse("");
        return GatewayError.of(
                rejected.status(),
                ErrorType.INVALID_REQUEST_ERROR,
                "upstream_rejected",
                "The provider refused the request with status " + rejected.status() + ": " + words);
    }

    /** The model is known, but nothing that may serve this request sells it. */
    public static GatewayError noOffering(String model, String reason) {
        return GatewayError.of(
                        UNAVAILABLE,
                        ErrorType.API_ERROR,
                        "no_offering",
                        "No offering of the model '" + model + "' can serve this request: " + reason + ".")
                .about("model")
                .lasting();
    }

    /** Offerings exist, but none has a price. */
    public static GatewayError unpriced(String model) {
        return GatewayError.of(
                        UNAVAILABLE,
                        ErrorType.API_ERROR,
                        "offering_unpriced",
                        "No offering of the model '" + model
                                + "' has a price. The operator sets it with PUT /api/operator/offerings/{slug}.")
                .about("model")
                .lasting();
    }

    /** A model that this node does not know, while it cannot look whether there is one. */
    public static GatewayError catalogueUnavailable() {
        return GatewayError.of(
                        UNAVAILABLE,
                        ErrorType.API_ERROR,
                        "catalogue_unavailable",
                        "This model is not known here yet, and cannot be looked for just now. Try again in a moment.")
                .about("model")
                .retryAfter(BUSY_PAUSE);
    }

    /** The gateway cannot keep its promises on limits just now. */
    public static GatewayError limitsUnavailable(Duration retryAfter) {
        return GatewayError.of(
                        UNAVAILABLE,
                        ErrorType.API_ERROR,
                        "limits_unavailable",
                        "Budgets and limits cannot be checked just now. Try again in a moment.")
                .retryAfter(retryAfter);
    }

    /** The bodies of the requests under way take all the memory that they may. */
    public static GatewayError outOfMemory(DataSize limit) {
        return GatewayError.of(
                        UNAVAILABLE,
                        ErrorType.API_ERROR,
                        "request_memory_exhausted",
                        "The requests under way take the " + limit.toKilobytes()
                                + " KB that this node has for their bodies. Try again in a moment.")
                .retryAfter(MEMORY_PAUSE);
    }

    /** A fault of the gateway's own; the log knows more, under the request's id. */
    public static GatewayError internal() {
        return GatewayError.of(
                INTERNAL_ERROR,
                ErrorType.API_ERROR,
                "internal_error",
                "The gateway failed. Try again; if it stays, report the x-request-id of this answer.");
    }

    /** A provider's sentence as a part of ours. */
    private static String clause(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** When the first of the providers may be asked again. */
    private static Duration soonest(List<AttemptReport> attempts) {
        return attempts.stream()
                .filter(attempt -> !attempt.outcome().equals(AttemptReport.SKIPPED))
                .map(attempt -> attempt.pause().orElse(BUSY_PAUSE))
                .min(Comparator.naturalOrder())
                .orElse(BUSY_PAUSE);
    }

    /** Of those that were made. */
    private static boolean all(List<AttemptReport> attempts, Set<String> outcomes) {
        List<AttemptReport> made = attempts.stream()
                .filter(attempt -> !attempt.outcome().equals(AttemptReport.SKIPPED))
                .toList();
        return !made.isEmpty() && made.stream().allMatch(attempt -> outcomes.contains(attempt.outcome()));
    }

    private static GatewayError upstream(int status, String code, String message, List<AttemptReport> attempts) {
        return GatewayError.of(status, ErrorType.API_ERROR, code, message)
                .with(Map.of(
                        "attempts",
                        attempts.stream().map(UpstreamErrors::details).toList()));
    }

    private static Map<String, Object> details(AttemptReport report) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("provider", report.attempt().offering().provider().slug());
        details.put("offering", report.attempt().offering().slug());
        details.put("outcome", report.outcome());
        report.status().ifPresent(code -> details.put("status", code));
        report.pause().ifPresent(pause -> details.put("retry_after_ms", pause.toMillis()));
        details.put("duration_ms", TimeUnit.NANOSECONDS.toMillis(report.durationNanos()));
        return details;
    }

    private static String summary(List<AttemptReport> attempts) {
        return attempts.isEmpty()
                ? "none could be tried"
                : attempts.stream()
                        .map(attempt -> attempt.attempt().offering().slug() + " " + attempt.outcome())
                        .collect(Collectors.joining(", "));
    }
}
