package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.ChatTurn;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a chat as a request to generate content.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">generateContent</a>
 */
final class GenerateRequest {

    /** Gemini's own names, which pass as they are. */
    private static final List<String> OWN = List.of("cachedContent", "labels", "safetySettings");

    private static final Set<String> HONOURED = Set.of(
            "cachedContent",
            "frequency_penalty",
            "labels",
            "max_completion_tokens",
            "max_tokens",
            "presence_penalty",
            "reasoning_effort",
            "response_format",
            "safetySettings",
            "seed",
            "stop",
            "temperature",
            "thinking",
            "tool_choice",
            "tools",
            "top_k",
            "top_p",
            "user");

    private final ChatRequest chat;
    private final GeminiModel model;
    private final ObjectNode request = Json.object();

    private GenerateRequest(ChatRequest chat) {
        this.chat = chat;
        this.model = GeminiModel.of(chat.offering().upstreamModel());
    }

    /**
     * The request's body.
     *
     * @throws io.tollgate.routing.provider.Untranslatable naming what Gemini has no word for
     */
    static ObjectNode of(ChatRequest chat) {
        return new GenerateRequest(chat).written();
    }

    private ObjectNode written() {
        chat.honours(HONOURED, "Gemini");
        conversation();
        new Functions(chat, model, request).write();
        ObjectNode config = Generation.of(chat, model);
        if (!config.isEmpty()) {
            request.set("generationConfig", config);
        }
        OWN.stream().filter(chat::has).forEach(name -> request.set(name, chat.member(name)));
        return request;
    }

    private void conversation() {
        ContentParts parts = new ContentParts(chat.concessions(), model);
        ArrayNode system = parts.all(chat.system());
        ArrayNode contents = request.putArray("contents");
        for (ChatTurn turn : chat.turns()) {
            contents.addObject().put("role", turn.ofModel() ? "model" : "user").set("parts", parts.turn(turn));
        }
        boolean aside = model.takesInstructions() && !contents.isEmpty();
        if (!system.isEmpty() && aside) {
            request.putObject("systemInstruction").set("parts", system);
        } else if (!system.isEmpty()) {
            // Instructions without a place of their own are what the user says first.
            contents.insertObject(0).put("role", "user").set("parts", system);
        }
    }
}
