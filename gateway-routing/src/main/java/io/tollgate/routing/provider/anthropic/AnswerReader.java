package io.tollgate.routing.provider.anthropic;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.chat.ChatAnswer;
import io.tollgate.routing.provider.chat.JsonTool;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads a whole message as a chat completion. */
final class AnswerReader {

    private final boolean jsonTool;
    private final ChatAnswer chat = new ChatAnswer();
    private boolean answered;

    private AnswerReader(boolean jsonTool) {
        this.jsonTool = jsonTool;
    }

    /** @param jsonTool whether the answer is that tool's input */
    static Decoded read(ProviderCall call, boolean jsonTool, UpstreamAnswer answer, Instant now) {
        JsonNode message = Json.read(answer.body());
        if (message.has("error")) {
            return new Decoded.Failed(new ErrorReader(call).inBand(message));
        }
        if (!message.path("content").isArray()) {
            return new Decoded.Failed(
                    new Failure.Unavailable("unreadable", "the answer is no message", OptionalInt.of(answer.status())));
        }
        return new AnswerReader(jsonTool).read(call, message, MessageUsage.of(JsonMembers.read(answer.body())), now);
    }

    private Decoded read(ProviderCall call, JsonNode message, Optional<TokenUsage> usage, Instant now) {
        message.path("content").forEach(this::add);
        String explanation = Json.string(message.path("stop_details"), "explanation");
        if (!explanation.isEmpty()) {
            chat.refusal(explanation);
        }
        String finish = FinishReason.of(Json.string(message, "stop_reason"));
        return chat.written(
                call,
                Json.string(message, "id"),
                now.getEpochSecond(),
                answered && finish.equals("tool_calls") && !chat.hasCalls() ? "stop" : finish,
                usage);
    }

    /** Blocks that this gateway does not know are passed over. */
    private void add(JsonNode block) {
        switch (Json.string(block, "type")) {
            case "text" -> text(block);
            case "thinking" -> chat.reasoning(Json.string(block, "thinking"), Json.string(block, "signature"));
            case "redacted_thinking" -> chat.encryptedReasoning(Json.string(block, "data"));
            case "tool_use" -> toolUse(block);
            default -> {}
        }
    }

    /** What a model says before it calls the tool that answers is no part of the answer. */
    private void text(JsonNode block) {
        if (!jsonTool) {
            int start = chat.text().length();
            chat.text(Json.string(block, "text"));
            int end = chat.text().length();
            Json.items(block.path("citations"))
                    .forEach(citation -> chat.citation(Citations.read(citation, start, end)));
        }
    }

    private void toolUse(JsonNode block) {
        String input = Json.text(block.path("input").isMissingNode() ? Json.object() : block.path("input"));
        String name = Json.string(block, "name");
        if (jsonTool && name.equals(JsonTool.NAME)) {
            answered = true;
            chat.text(input);
        } else {
            chat.toolCall(Json.string(block, "id"), name, input, Json.missing());
        }
    }
}
