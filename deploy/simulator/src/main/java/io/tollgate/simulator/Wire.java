package io.tollgate.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocol that is spoken at a path, with its way to present a key and its words for an error. */
enum Wire {
    OPENAI("authorization", "Bearer ", "") {
        @Override
        String error(int status, String message) {
            throw new IllegalStateException("errors are in OpenAI's words already");
        }
    },
    ANTHROPIC("x-api-key", "", "event: error\n") {
        @Override
        String error(int status, String message) {
            return "{\"type\":\"error\",\"error\":{\"type\":\"" + MESSAGE_ERRORS.getOrDefault(status, "api_error")
                    + "\",\"message\":" + Json.quote(message) + "},\"request_id\":\"req_simulated\"}";
        }
    },
    GEMINI("x-goog-api-key", "", "") {
        @Override
        String error(int status, String message) {
            return "{\"error\":{\"code\":" + status + ",\"message\":" + Json.quote(message) + ",\"status\":\""
                    + GEMINI_ERRORS.getOrDefault(status, "INTERNAL") + "\"}}";
        }
    };

    private static final Map<Integer, String> MESSAGE_ERRORS = Map.of(
            400, "invalid_request_error",
            401, "authentication_error",
            402, "billing_error",
            403, "permission_error",
            404, "not_found_error",
            413, "request_too_large",
            429, "rate_limit_error",
            504, "timeout_error",
            529, "overloaded_error");

    private static final Map<Integer, String> GEMINI_ERRORS = Map.of(
            400, "INVALID_ARGUMENT",
            401, "UNAUTHENTICATED",
            403, "PERMISSION_DENIED",
            404, "NOT_FOUND",
            429, "RESOURCE_EXHAUSTED",
            503, "UNAVAILABLE",
            504, "DEADLINE_EXCEEDED");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ERROR_EVENT = "data: {\"error\"";

    private final String keyHeader;
    private final String keyPrefix;
    private final String eventName;

    Wire(String keyHeader, String keyPrefix, String eventName) {
        this.keyHeader = keyHeader;
        this.keyPrefix = keyPrefix;
        this.eventName = eventName;
    }

    static Wire of(String path) {
        if (path.startsWith("/models/")) {
            return GEMINI;
        }
        return path.startsWith("/messages") ? ANTHROPIC : OPENAI;
    }

    /** The header that has the key. */
    String keyHeader() {
        return keyHeader;
    }

    /** What that header says. */
    String presented(String key) {
        return keyPrefix + key;
    }

    /** An error's body. */
    abstract String error(int status, String message);

    /** The same reply with errors in this protocol's words. */
    Reply worded(Reply reply) {
        if (this == OPENAI || reply.pieces().isEmpty()) {
            return reply;
        }
        return reply.streamed() ? wordedStream(reply) : wordedWhole(reply);
    }

    private Reply wordedWhole(Reply reply) {
        boolean json = reply.headers().getOrDefault("content-type", "").startsWith("application/json");
        return reply.status() >= 400 && json
                ? reply.withPieces(
                        List.of(own(reply.status(), new String(reply.pieces().get(0), UTF_8))))
                : reply;
    }

    private Reply wordedStream(Reply reply) {
        int last = reply.pieces().size() - 1;
        String event = new String(reply.pieces().get(last), UTF_8);
        if (!event.startsWith(ERROR_EVENT)) {
            return reply;
        }
        List<byte[]> pieces = new ArrayList<>(reply.pieces());
        String data = new String(own(500, event.substring("data: ".length())), UTF_8);
        pieces.set(last, (eventName + "data: " + data + "\n\n").getBytes(UTF_8));
        return reply.withPieces(pieces);
    }

    private byte[] own(int status, String openAis) {
        JsonNode error = MAPPER.readTree(openAis).path("error");
        return error(status, error.path("message").asString("")).getBytes(UTF_8);
    }
}
