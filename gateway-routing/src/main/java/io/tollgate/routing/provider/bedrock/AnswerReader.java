package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.chat.ChatAnswer;
import io.tollgate.routing.provider.chat.JsonTool;
import io.tollgate.routing.provider.usage.BedrockUsage;
import java.time.Instant;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads a whole answer as a chat completion. */
final class AnswerReader {

    private final boolean jsonTool;
    private final ChatAnswer chat = new ChatAnswer();
    private boolean answered;

    private AnswerReader(boolean jsonTool) {
        this.jsonTool = jsonTool;
    }

    /** @param jsonTool whether the answer is that tool's input */
    static Decoded read(ProviderCall call, boolean jsonTool, UpstreamAnswer answer, String id, Instant now) {
        JsonNode body = Json.read(answer.body());
        if (!body.path("output").path("message").isObject()) {
            return new Decoded.Failed(
                    new Failure.Unavailable("unreadable", "the answer is no message", OptionalInt.of(answer.status())));
        }
        return new AnswerReader(jsonTool).read(call, body, id, now);
    }

    private Decoded read(ProviderCall call, JsonNode body, String id, Instant now) {
        body.path("output").path("message").path("content").forEach(this::add);
        String finish = StopReason.of(Json.string(body, "stopReason"));
        return chat.written(
                call,
                id,
                now.getEpochSecond(),
                answered && finish.equals("tool_calls") && !chat.hasCalls() ? "stop" : finish,
                BedrockUsage.read(
                        body.path("usage"),
                        body.path("serviceTier").path("type").asStringOpt()));
    }

    /** Blocks that this gateway does not know are passed over. */
    private void add(JsonNode block) {
        JsonNode reasoning = block.path("reasoningContent");
        if (reasoning.has("reasoningText")) {
            JsonNode text = reasoning.path("reasoningText");
            chat.reasoning(Json.string(text, "text"), Json.string(text, "signature"));
        } else if (reasoning.has("redactedContent")) {
            chat.encryptedReasoning(Json.string(reasoning, "redactedContent"));
        } else if (block.has("toolUse")) {
            toolUse(block.path("toolUse"));
        } else if (!jsonTool) {
            // What a model says before it calls the tool that answers is no part of the answer.
            chat.text(Json.string(block, "text"));
        }
    }

    private void toolUse(JsonNode call) {
        String input = call.path("input").isObject() ? Json.text(call.path("input")) : "{}";
        String name = Json.string(call, "name");
        if (jsonTool && name.equals(JsonTool.NAME)) {
            answered = true;
            chat.text(input);
        } else {
            chat.toolCall(Json.string(call, "toolUseId"), name, input, Json.missing());
        }
    }
}
