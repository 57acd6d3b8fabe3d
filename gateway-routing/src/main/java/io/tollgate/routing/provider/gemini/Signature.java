package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatPart.Thought;
import io.tollgate.routing.provider.chat.ChatPart.ToolUse;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What proves that the model thought: it goes back with the part that it came with. Callers of chats keep it with the call of
 * a tool ({@code extra_content}, as Google's own imitation of OpenAI has it); callers of other protocols as encrypted reasoning.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/thought-signatures">Thought signatures</a>
 */
final class Signature {

    static final String NAME = "thoughtSignature";

    /** What Google takes for a signature that was lost. */
    private static final String LOST = "skip_thought_signature_validator";

    private Signature() {}

    /** The signature of an answer's part; empty where it has none. */
    static String in(JsonNode part) {
        return Json.string(part, NAME);
    }

    /** As encrypted reasoning, which only this family takes back. */
    static String sealed(String signature) {
        return Thought.OF_GOOGLE + signature;
    }

    /** As what comes back with the call of a tool; missing where it has none. */
    static JsonNode beside(String signature) {
        if (signature.isEmpty()) {
            return Json.missing();
        }
        ObjectNode extra = Json.object();
        extra.putObject("google").put("thought_signature", signature);
        return extra;
    }

    static Optional<String> of(Thought thought) {
        return thought.isOfGoogle()
                ? Optional.of(thought.encrypted().substring(Thought.OF_GOOGLE.length()))
                : Optional.empty();
    }

    static Optional<String> of(ToolUse call) {
        String signature = call.call()
                .path("extra_content")
                .path("google")
                .path("thought_signature")
                .asString("");
        return signature.isEmpty() ? Optional.empty() : Optional.of(signature);
    }

    /** Signs a turn whose parts came without: the first call of a tool, or else the last part. */
    static void put(ArrayNode parts, List<String> signatures, GeminiModel model) {
        boolean calls = false;
        for (JsonNode part : parts) {
            if (part.has(NAME)) {
                return;
            }
            calls |= part.has("functionCall");
        }
        String kept = signatures.isEmpty() ? "" : signatures.get(signatures.size() - 1);
        if (calls && (!kept.isEmpty() || model.signs())) {
            firstCall(parts).put(NAME, kept.isEmpty() ? LOST : kept);
        } else if (!kept.isEmpty() && parts.path(parts.size() - 1) instanceof ObjectNode last) {
            last.put(NAME, kept);
        }
    }

    private static ObjectNode firstCall(ArrayNode parts) {
        for (JsonNode part : parts) {
            if (part.has("functionCall")) {
                return (ObjectNode) part;
            }
        }
        throw new IllegalStateException("no part is a call");
    }
}
