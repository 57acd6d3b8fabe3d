package io.tollgate.routing.provider.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.JsonNode;

/** Event streams from lines that people can read: {@code {"event": name, "payload": {…}}} or the like with an exception. */
public final class Frames {

    private Frames() {}

    public static byte[] of(byte[] lines) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        new String(lines, UTF_8)
                .lines()
                .map(line -> Json.read(line.getBytes(UTF_8)))
                .forEach(line -> line(line).encode(stream));
        return stream.toByteArray();
    }

    /** The data of server-sent events, each in a chunk as Bedrock's InvokeModel has it. */
    public static byte[] chunks(byte[] events) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        new String(events, UTF_8)
                .lines()
                .filter(line -> line.startsWith("data: "))
                .forEach(line -> {
                    byte[] data = line.substring("data: ".length()).getBytes(UTF_8);
                    String chunk = "{\"bytes\":\"" + Base64.getEncoder().encodeToString(data) + "\",\"p\":\"abc\"}";
                    encoded("event", "chunk", chunk.getBytes(UTF_8)).encode(stream);
                });
        return stream.toByteArray();
    }

    /** One message, as it goes over the wire. */
    public static byte[] message(String type, String name, byte[] payload) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        encoded(type, name, payload).encode(stream);
        return stream.toByteArray();
    }

    private static Message line(JsonNode line) {
        String type = line.has("event") ? "event" : "exception";
        return encoded(type, Json.string(line, type), Json.bytes(line.path("payload")));
    }

    private static Message encoded(String type, String name, byte[] payload) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":message-type", HeaderValue.fromString(type));
        headers.put(":" + type + "-type", HeaderValue.fromString(name));
        headers.put(":content-type", HeaderValue.fromString("application/json"));
        return new Message(headers, payload);
    }
}
