package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Writes OpenAI's error body. */
public final class ChatError {

    private ChatError() {}

    /**
     * The body of one error.
     *
     * @param type the provider's own name for it, or one of OpenAI's
     */
    public static byte[] body(String type, String message) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", message)
                .put("type", type.isEmpty() ? "invalid_request_error" : type)
                .putNull("param")
                .putNull("code");
        return Json.bytes(body);
    }
}
