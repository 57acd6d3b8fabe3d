package io.tollgate.api.responses;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Stateless;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Blocks of reasoning as the {@code encrypted_content} that a caller sends back as it came. */
final class SealedReasoning {

    private SealedReasoning() {}

    static String seal(ArrayNode blocks) {
        return Stateless.SEAL + Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(blocks));
    }

    /** The blocks; none where another than this gateway made the text. */
    static List<JsonNode> open(String sealed) {
        if (!sealed.startsWith(Stateless.SEAL)) {
            return List.of();
        }
        try {
            return Json.items(Json.read(Base64.getUrlDecoder().decode(sealed.substring(Stateless.SEAL.length()))));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
