package io.tollgate.routing.provider.eventstream;

import io.tollgate.routing.json.Json;
import java.util.Optional;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.JsonNode;

/**
 * One message of a stream.
 *
 * @param type {@code event}, {@code exception} or {@code error}
 * @param name of the event, of the exception or of the error
 * @param message what an error says, which has no payload; mostly empty
 */
public record Frame(String type, String name, String message, byte[] payload) {

    private static final String ERROR = "error";

    static Frame of(Message message) {
        String type = header(message, ":message-type");
        String name = header(message, type.equals(ERROR) ? ":error-code" : ":" + type + "-type");
        return new Frame(type, name, header(message, ":error-message"), message.getPayload());
    }

    /** Whether it ends the stream because something went wrong. */
    public boolean isFailure() {
        return !type.equals("event");
    }

    /** Nothing where the payload is no JSON. */
    public JsonNode json() {
        return Json.read(payload);
    }

    private static String header(Message message, String name) {
        return Optional.ofNullable(message.getHeaders().get(name))
                .map(HeaderValue::getString)
                .orElse("");
    }

    /** The payload may be somebody's text: it is not shown. */
    @Override
    public String toString() {
        return "Frame[" + type + " " + name + ", " + payload.length + " bytes]";
    }
}
