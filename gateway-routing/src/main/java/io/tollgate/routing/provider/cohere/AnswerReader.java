package io.tollgate.routing.provider.cohere;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.chat.ChatAnswer;
import io.tollgate.routing.provider.usage.CohereUsage;
import java.time.Instant;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads a whole answer as a chat completion. */
final class AnswerReader {

    private final ChatAnswer chat = new ChatAnswer();

    private AnswerReader() {}

    static Decoded read(ProviderCall call, UpstreamAnswer answer, Instant now) {
        JsonNode body = Json.read(answer.body());
        if (!body.path("message").isObject()) {
            return failed("unreadable", "the answer is no message", answer);
        }
        String reason = Json.string(body, "finish_reason");
        return FinishReason.isFailure(reason)
                ? failed("stream_error", "the answer ended with " + reason, answer)
                : new AnswerReader().read(call, body, FinishReason.of(reason), now);
    }

    private static Decoded failed(String outcome, String message, UpstreamAnswer answer) {
        return new Decoded.Failed(new Failure.Unavailable(outcome, message, OptionalInt.of(answer.status())));
    }

    private Decoded read(ProviderCall call, JsonNode body, String finish, Instant now) {
        JsonNode message = body.path("message");
        plan(Json.string(message, "tool_plan"));
        message.path("content").forEach(this::add);
        message.path("tool_calls").forEach(this::toolCall);
        if (message.path("citations").isArray() && !message.path("citations").isEmpty()) {
            chat.extension("citations", message.path("citations"));
            message.path("citations").forEach(citation -> chat.citation(Citations.read(citation)));
        }
        return chat.written(
                call, Json.string(body, "id"), now.getEpochSecond(), finish, CohereUsage.read(body.path("usage")));
    }

    /** What the model thinks before it calls a tool. */
    private void plan(String plan) {
        if (!plan.isEmpty()) {
            chat.reasoning(plan, "");
        }
    }

    /** Content that this gateway does not know is passed over. */
    private void add(JsonNode content) {
        switch (Json.string(content, "type")) {
            case "text" -> chat.text(Json.string(content, "text"));
            case "thinking" -> chat.reasoning(Json.string(content, "thinking"), "");
            default -> {}
        }
    }

    private void toolCall(JsonNode call) {
        JsonNode function = call.path("function");
        String arguments = Json.string(function, "arguments");
        chat.toolCall(
                Json.string(call, "id"),
                Json.string(function, "name"),
                Json.saysNothing(arguments) ? "{}" : arguments,
                Json.missing());
    }
}
