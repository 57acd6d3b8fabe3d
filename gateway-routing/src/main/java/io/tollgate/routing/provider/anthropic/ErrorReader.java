package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.RetryAfter;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamError;
import io.tollgate.routing.provider.UpstreamError.Subject;
import io.tollgate.routing.provider.chat.ChatError;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Tells apart what went wrong.
 *
 * @param call that the error is an answer to: its protocol words it for the caller
 * @see <a href="https://docs.anthropic.com/en/api/errors">Errors</a>
 */
record ErrorReader(ProviderCall call) {

    private static final Pattern TOO_LONG =
            Pattern.compile("(?i)prompt is too long|exceed context limit|maximum context|input is too long");
    private static final Pattern NO_MONEY = Pattern.compile("(?i)credit balance is too low|usage limits");
    private static final Pattern AGAINST_POLICY = Pattern.compile("(?i)content filtering policy");

    /** Of an answer of a status other than 2xx. */
    Failure ofStatus(UpstreamAnswer answer) {
        JsonNode body = Json.read(answer.body());
        return error(answer.status(), body, answer.headers()).failure(subject(answer.status(), message(body)));
    }

    /** Of an error under status 200. */
    Failure inBand(JsonNode body) {
        int status = status(Json.string(body.path("error"), "type"));
        return error(status, body, Map.of()).inBand(subject(status, message(body)));
    }

    private UpstreamError error(int status, JsonNode body, Map<String, String> headers) {
        String type = Json.string(body.path("error"), "type");
        String message =
                message(body).isEmpty() ? "the provider answered " + status + " without a reason" : message(body);
        return new UpstreamError(status, type, message, RetryAfter.read(headers), body(type, message, body));
    }

    private byte[] body(String type, String message, JsonNode body) {
        boolean own = call.operation() == Operation.MESSAGES && !type.isEmpty();
        return own ? Json.bytes(body) : ChatError.body(type, message);
    }

    /** Anthropic's own; Google's, which may be in a list; or AWS's. */
    private static String message(JsonNode body) {
        JsonNode error = body.isArray() ? body.path(0).path("error") : body.path("error");
        return error.isObject() ? Json.string(error, "message") : Json.string(body, "message");
    }

    private static Subject subject(int status, String message) {
        if (status != 400) {
            return Subject.STATUS;
        }
        if (TOO_LONG.matcher(message).find()) {
            return Subject.LENGTH;
        }
        if (NO_MONEY.matcher(message).find()) {
            return Subject.ACCOUNT;
        }
        return AGAINST_POLICY.matcher(message).find() ? Subject.POLICY : Subject.STATUS;
    }

    private static int status(String type) {
        return switch (type) {
            case "invalid_request_error" -> 400;
            case "authentication_error" -> 401;
            case "billing_error" -> 402;
            case "permission_error" -> 403;
            case "not_found_error" -> 404;
            case "request_too_large" -> 413;
            case "rate_limit_error" -> 429;
            case "timeout_error" -> 504;
            case "overloaded_error" -> 529;
            default -> 500;
        };
    }
}
