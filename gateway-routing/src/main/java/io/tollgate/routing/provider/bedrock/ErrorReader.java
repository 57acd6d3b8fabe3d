package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.RetryAfter;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamError;
import io.tollgate.routing.provider.UpstreamError.Subject;
import io.tollgate.routing.provider.chat.ChatError;
import io.tollgate.routing.provider.eventstream.Frame;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Tells apart what went wrong.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html">Error codes</a>
 */
final class ErrorReader {

    private static final Pattern TOO_LONG = Pattern.compile(
            "(?i)input is too long|prompt is too long|exceed context limit|maximum context|too many input tokens");
    private static final Pattern NO_MODEL = Pattern.compile(
            "(?i)model identifier is invalid|on-demand throughput|access to the model|model use case details"
                    + "|reached the end of its life|isn.t supported in this region");

    private ErrorReader() {}

    /** Of an answer of a status other than 2xx. */
    static Failure ofStatus(UpstreamAnswer answer) {
        // Such as "ValidationException:http://…".
        String type = answer.header("x-amzn-errortype").orElse("").split(":", 2)[0];
        String message = message(Json.read(answer.body()), answer.status());
        int status = type.equals("ServiceQuotaExceededException") ? 429 : answer.status();
        UpstreamError error = error(status, type, message, answer.headers());
        return isModels(status) ? unavailable(error) : error.failure(subject(status, type, message));
    }

    /** Of a message that says that the stream failed. */
    static Failure inBand(Frame frame) {
        int status = status(frame.name());
        String said = frame.message().isEmpty() ? message(frame.json(), status) : frame.message();
        UpstreamError error = error(status, frame.name(), said, Map.of());
        return isModels(status) ? unavailable(error) : error.inBand(subject(status, frame.name(), said));
    }

    private static UpstreamError error(int status, String type, String message, Map<String, String> headers) {
        return new UpstreamError(status, type, message, RetryAfter.read(headers), ChatError.body("", message));
    }

    /** An error of the model's own is the provider's, whatever its status looks like. */
    private static boolean isModels(int status) {
        return status == 424;
    }

    private static Failure unavailable(UpstreamError error) {
        return new Failure.Unavailable("status_" + error.status(), error.message(), OptionalInt.of(error.status()));
    }

    private static String message(JsonNode body, int status) {
        String lower = Json.string(body, "message");
        String said = lower.isEmpty() ? Json.string(body, "Message") : lower;
        return said.isEmpty() ? "the provider answered " + status + " without a reason" : said;
    }

    private static Subject subject(int status, String type, String message) {
        if (type.equals("ResourceNotFoundException")
                || NO_MODEL.matcher(message).find()) {
            return Subject.MODEL;
        }
        return status == 400 && TOO_LONG.matcher(message).find() ? Subject.LENGTH : Subject.STATUS;
    }

    private static int status(String exception) {
        return switch (exception) {
            case "validationException" -> 400;
            case "accessDeniedException" -> 403;
            case "modelTimeoutException" -> 408;
            case "modelStreamErrorException", "modelErrorException" -> 424;
            case "throttlingException", "serviceQuotaExceededException" -> 429;
            case "serviceUnavailableException" -> 503;
            default -> 500;
        };
    }
}
