package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.RetryAfter;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamError;
import io.tollgate.routing.provider.UpstreamError.Subject;
import io.tollgate.routing.provider.chat.ChatError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Tells apart what went wrong.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/troubleshooting">Gemini: error codes</a>
 */
final class ErrorReader {

    private static final Pattern TOO_LONG =
            Pattern.compile("(?i)exceeds the maximum number of tokens|input token count|request payload size exceeds");
    private static final Pattern BAD_KEY = Pattern.compile("(?i)api[ _]key (?:not valid|expired|not found)");
    private static final Pattern NOT_HERE = Pattern.compile("(?i)location is not supported");
    private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d+)?s");

    private ErrorReader() {}

    /** Of an answer of a status other than 2xx. */
    static Failure ofStatus(UpstreamAnswer answer) {
        JsonNode error = error(Json.read(answer.body()));
        return read(answer.status(), error, answer.headers()).failure(subject(answer.status(), message(error)));
    }

    /** Of an error under status 200. */
    static Failure inBand(JsonNode body) {
        JsonNode error = error(body);
        int status = error.path("code").asInt(500);
        return read(status, error, Map.of()).inBand(subject(status, message(error)));
    }

    /** Some come in a list. */
    private static JsonNode error(JsonNode body) {
        return body.isArray() ? body.path(0).path("error") : body.path("error");
    }

    private static UpstreamError read(int status, JsonNode error, Map<String, String> headers) {
        String said = message(error);
        String message = said.isEmpty() ? "the provider answered " + status + " without a reason" : said;
        String name = Json.string(error, "status");
        Optional<Duration> pause = RetryAfter.read(headers).or(() -> pause(error.path("details")));
        return new UpstreamError(status, name, message, pause, ChatError.body("", message));
    }

    private static String message(JsonNode error) {
        return Json.string(error, "message");
    }

    private static Subject subject(int status, String message) {
        if (status != 400) {
            return Subject.STATUS;
        }
        if (TOO_LONG.matcher(message).find()) {
            return Subject.LENGTH;
        }
        if (BAD_KEY.matcher(message).find()) {
            return Subject.ACCOUNT;
        }
        return NOT_HERE.matcher(message).find() ? Subject.POLICY : Subject.STATUS;
    }

    /** Of a {@code RetryInfo}, such as {@code 34.4s}. */
    private static Optional<Duration> pause(JsonNode details) {
        for (JsonNode detail : details) {
            String delay = Json.string(detail, "retryDelay");
            if (SECONDS.matcher(delay).matches()) {
                double seconds = Double.parseDouble(delay.substring(0, delay.length() - 1));
                return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
            }
        }
        return Optional.empty();
    }
}
