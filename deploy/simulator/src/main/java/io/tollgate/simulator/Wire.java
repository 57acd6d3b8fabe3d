package io.tollgate.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A protocol, with its words for an error. */
enum Wire {
    OPENAI {
        @Override
        String error(int status, String message) {
            throw new IllegalStateException("errors are in OpenAI's words already");
        }
    },
    ANTHROPIC {
        @Override
        String error(int status, String message) {
            return "{\"type\":\"error\",\"error\":{\"type\":\"" + MESSAGE_ERRORS.getOrDefault(status, "api_error")
                    + "\",\"message\":" + Json.quote(message) + "},\"request_id\":\"req_simulated\"}";
        }

        @Override
        byte[] errorEvent(String message) {
            return ("event: error\ndata: " + error(500, message) + "\n\n").getBytes(UTF_8);
        }
    },
    GEMINI {
        @Override
        String error(int status, String message) {
            return "{\"error\":{\"code\":" + status + ",\"message\":" + Json.quote(message) + ",\"status\":\""
                    + GEMINI_ERRORS.getOrDefault(status, "INTERNAL") + "\"}}";
        }
    },
    BEDROCK {
        @Override
        String error(int status, String message) {
            return "{\"message\":" + Json.quote(message) + "}";
        }

        @Override
        byte[] errorEvent(String message) {
            return EventFrames.exception("modelStreamErrorException", error(500, message));
        }

        @Override
        Map<String, String> errorHeaders(int status) {
            String type = BEDROCK_ERRORS.getOrDefault(status, "InternalServerException");
            return Map.of("x-amzn-errortype", type + ":http://internal.amazon.com/coral/");
        }
    },
    COHERE {
        @Override
        String error(int status, String message) {
            return "{\"id\":\"simulated\",\"message\":" + Json.quote(message) + "}";
        }

        @Override
        byte[] errorEvent(String message) {
            return ("event: message-end\ndata: {\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"ERROR\",\"error\":"
                            + Json.quote(message) + "}}\n\n")
                    .getBytes(UTF_8);
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

    private static final Map<Integer, String> BEDROCK_ERRORS = Map.of(
            400, "ValidationException",
            401, "UnrecognizedClientException",
            403, "AccessDeniedException",
            404, "ResourceNotFoundException",
            408, "ModelTimeoutException",
            424, "ModelErrorException",
            429, "ThrottlingException",
            503, "ServiceUnavailableException");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ERROR_EVENT = "data: {\"error\"";

    /** An error's body. */
    abstract String error(int status, String message);

    /** How a stream says that it failed. */
    byte[] errorEvent(String message) {
        return ("data: " + error(500, message) + "\n\n").getBytes(UTF_8);
    }

    /** What a whole answer has beside an error's body. */
    Map<String, String> errorHeaders(int status) {
        return Map.of();
    }

    /** The same reply with errors in this protocol's words. */
    Reply worded(Reply reply) {
        if (this == OPENAI || reply.pieces().isEmpty()) {
            return reply;
        }
        return reply.streamed() ? wordedStream(reply) : wordedWhole(reply);
    }

    private Reply wordedWhole(Reply reply) {
        boolean json = reply.headers().getOrDefault("content-type", "").startsWith("application/json");
        if (reply.status() < 400 || !json) {
            return reply;
        }
        String own = error(reply.status(), message(new String(reply.pieces().get(0), UTF_8)));
        return reply.withPieces(List.of(own.getBytes(UTF_8))).with(errorHeaders(reply.status()));
    }

    private Reply wordedStream(Reply reply) {
        int last = reply.pieces().size() - 1;
        String event = new String(reply.pieces().get(last), UTF_8);
        if (!event.startsWith(ERROR_EVENT)) {
            return reply;
        }
        List<byte[]> pieces = new ArrayList<>(reply.pieces());
        pieces.set(last, errorEvent(message(event.substring("data: ".length()))));
        return reply.withPieces(pieces);
    }

    private static String message(String openAis) {
        JsonNode error = MAPPER.readTree(openAis).path("error");
        return error.path("message").asString("");
    }
}
