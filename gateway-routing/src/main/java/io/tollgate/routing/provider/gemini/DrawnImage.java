package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.JsonNode;

/** An image that a model drew, which comes in Base64. */
final class DrawnImage {

    private DrawnImage() {}

    static String url(JsonNode inlineData) {
        return "data:" + Json.string(inlineData, "mimeType") + ";base64," + Json.string(inlineData, "data");
    }
}
