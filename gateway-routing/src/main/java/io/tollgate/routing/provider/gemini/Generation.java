package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.AnswerFormat;
import io.tollgate.routing.provider.chat.ChatRequest;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes how the answer is generated.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#generationconfig">GenerationConfig</a>
 */
final class Generation {

    private static final Map<String, String> NUMBERS = Map.of(
            "temperature", "temperature",
            "top_p", "topP",
            "top_k", "topK",
            "seed", "seed",
            "presence_penalty", "presencePenalty",
            "frequency_penalty", "frequencyPenalty");

    private Generation() {}

    static ObjectNode of(ChatRequest chat, GeminiModel model) {
        ObjectNode config = Json.object();
        chat.outputLimit().ifPresent(limit -> config.put("maxOutputTokens", limit));
        NUMBERS.forEach((name, own) -> {
            if (chat.has(name)) {
                config.set(own, chat.member(name));
            }
        });
        if (!chat.stops().isEmpty()) {
            ArrayNode stops = config.putArray("stopSequences");
            chat.stops().forEach(stops::add);
        }
        format(chat, model, config);
        new Thinking(chat, model, config).write();
        return config;
    }

    private static void format(ChatRequest chat, GeminiModel model, ObjectNode config) {
        AnswerFormat format = chat.format();
        if (format.kind() == AnswerFormat.Kind.TEXT) {
            return;
        }
        config.put("responseMimeType", "application/json");
        if (format.kind() == AnswerFormat.Kind.SCHEMA && model.takesJsonSchema()) {
            config.set("responseJsonSchema", format.schema());
        } else if (format.kind() == AnswerFormat.Kind.SCHEMA) {
            config.set("responseSchema", new SchemaSubset("response_format.json_schema.schema").of(format.schema()));
        }
    }
}
