package io.tollgate.routing.provider.anthropic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.eventstream.Frame;
import io.tollgate.routing.provider.eventstream.FrameDecoding.FrameReader;
import io.tollgate.routing.provider.sse.EventDecoding.EventReader;
import io.tollgate.routing.provider.sse.SseEvent;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads Anthropic's events out of the messages of AWS's event stream.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModelWithResponseStream.html">
 *     InvokeModelWithResponseStream</a>
 */
record InvokedStream(EventReader events) implements FrameReader {

    private static final byte[] END = "\n\n".getBytes(US_ASCII);

    @Override
    public void read(Frame frame, List<StreamEvent> into) {
        if (frame.isFailure()) {
            events.read(event("error", Json.bytes(error(frame))), into);
        } else if (frame.name().equals("chunk")) {
            byte[] data = Base64.getMimeDecoder().decode(Json.string(frame.json(), "bytes"));
            events.read(event(Json.string(Json.read(data), "type"), data), into);
        }
    }

    @Override
    public void end(List<StreamEvent> into) {
        events.end(into);
    }

    /** As Anthropic itself would have sent it. */
    private static SseEvent event(String type, byte[] data) {
        byte[] head = ("event: " + type + "\ndata: ").getBytes(UTF_8);
        byte[] bytes = new byte[head.length + data.length + END.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(data, 0, bytes, head.length, data.length);
        System.arraycopy(END, 0, bytes, head.length + data.length, END.length);
        return new SseEvent(type, bytes, head.length, head.length + data.length);
    }

    private static ObjectNode error(Frame frame) {
        JsonNode said = frame.json();
        ObjectNode error = Json.object().put("type", "error");
        error.putObject("error")
                .put("type", type(frame.name()))
                .put("message", frame.message().isEmpty() ? Json.string(said, "message") : frame.message());
        return error;
    }

    private static String type(String exception) {
        return switch (exception) {
            case "validationException" -> "invalid_request_error";
            case "throttlingException" -> "rate_limit_error";
            case "modelTimeoutException" -> "timeout_error";
            case "serviceUnavailableException" -> "overloaded_error";
            default -> "api_error";
        };
    }
}
