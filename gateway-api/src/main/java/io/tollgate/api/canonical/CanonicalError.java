package io.tollgate.api.canonical;

import io.tollgate.routing.json.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * OpenAI's error body, as its imitators write it.
 *
 * @param code or, without one, the type; empty where there is neither
 */
public record CanonicalError(String message, String code, Optional<String> param) {

    private static final String NO_REASON = "The provider refused the request and gave no reason.";

    public static CanonicalError read(byte[] body) {
        JsonNode whole = Json.read(body);
        JsonNode error = whole.path("error").isObject() ? whole.path("error") : whole;
        String message = Json.string(error, "message");
        String code = Json.string(error, "code");
        String param = Json.string(error, "param");
        return new CanonicalError(
                message.isEmpty() ? NO_REASON : message,
                code.isEmpty() ? Json.string(error, "type") : code,
                param.isEmpty() ? Optional.empty() : Optional.of(param));
    }
}
