package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatRequest;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes how the answer is generated.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InferenceConfiguration.html">
 *     InferenceConfiguration</a>
 */
final class Inference {

    private static final String TEMPERATURE = "temperature";
    private static final String TOP_P = "top_p";
    private static final String TOP_K = "top_k";
    private static final double USUAL = 1;

    private final ChatRequest chat;
    private final BedrockModel model;
    private final ObjectNode request;

    Inference(ChatRequest chat, BedrockModel model, ObjectNode request) {
        this.chat = chat;
        this.model = model;
        this.request = request;
    }

    ObjectNode written(boolean thinks) {
        ObjectNode inference = Json.object();
        chat.outputLimit().ifPresent(limit -> inference.put("maxTokens", limit));
        sampling(inference, thinks);
        if (!chat.stops().isEmpty()) {
            ArrayNode stops = inference.putArray("stopSequences");
            chat.stops().forEach(stops::add);
        }
        topK();
        return inference;
    }

    private void sampling(ObjectNode inference, boolean thinks) {
        OptionalDouble temperature = asked(TEMPERATURE, thinks);
        OptionalDouble topP = asked(TOP_P, thinks);
        boolean claudeThinks = thinks && model.isClaude();
        if (model.refusesSampling() || claudeThinks) {
            String reason = claudeThinks ? "a model that thinks takes no other than 1" : "this model takes none";
            drop(temperature, TEMPERATURE, reason);
            drop(topP, TOP_P, reason);
            return;
        }
        temperature.ifPresent(value -> temperature(inference, value));
        if (temperature.isPresent() && model.takesOneSampler()) {
            drop(topP, TOP_P, "this model takes it or temperature, not both");
        } else {
            topP.ifPresent(value -> inference.put("topP", value));
        }
    }

    /** Where nothing is said, Claude has 1, but others have less; those that think may take none. */
    private OptionalDouble asked(String name, boolean thinks) {
        return model.isClaude() || thinks ? chat.unusual(name, USUAL) : chat.number(name);
    }

    /** The scale ends at 1. */
    private void temperature(ObjectNode inference, double value) {
        if (value > USUAL) {
            chat.concessions().adjust(TEMPERATURE, "1");
        }
        inference.put(TEMPERATURE, Math.min(USUAL, value));
    }

    private void drop(OptionalDouble value, String name, String reason) {
        if (value.isPresent()) {
            chat.concessions().drop(name, reason);
        }
    }

    /** It has no place in what all models have. */
    private void topK() {
        if (!chat.has(TOP_K)) {
            return;
        }
        switch (model.maker()) {
            case ANTHROPIC, MISTRAL ->
                request.withObject("/additionalModelRequestFields").set(TOP_K, chat.member(TOP_K));
            case NOVA ->
                request.withObject("/additionalModelRequestFields/inferenceConfig")
                        .set("topK", chat.member(TOP_K));
            default -> chat.concessions().drop(TOP_K, "this model has no such parameter");
        }
    }
}
