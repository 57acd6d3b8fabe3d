package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.chat.ChatAnswer;
import io.tollgate.routing.provider.usage.GeminiUsage;
import java.time.Instant;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads a whole answer as a chat completion. */
final class AnswerReader {

    private final ChatAnswer chat = new ChatAnswer();
    private final CallIds ids;
    private final Searches searches;

    private AnswerReader(CallIds ids, Searches searches) {
        this.ids = ids;
        this.searches = searches;
    }

    static Decoded read(ProviderCall call, GeminiModel model, UpstreamAnswer answer, Instant now) {
        JsonNode body = Json.read(answer.body());
        if (body.has("error")) {
            return new Decoded.Failed(ErrorReader.inBand(body));
        }
        if (!body.isObject()) {
            return new Decoded.Failed(
                    new Failure.Unavailable("unreadable", "the answer is not JSON", OptionalInt.of(answer.status())));
        }
        return new AnswerReader(new CallIds(Json.string(body, "responseId")), new Searches(model))
                .read(call, body, now);
    }

    private Decoded read(ProviderCall call, JsonNode body, Instant now) {
        JsonNode candidate = body.path("candidates").path(0);
        candidate.path("content").path("parts").forEach(this::add);
        searches.add(candidate);
        Grounding.of(candidate, chat.text()).forEach(chat::citation);
        String blocked = Json.string(body.path("promptFeedback"), "blockReason");
        if (!blocked.isEmpty()) {
            chat.refusal("The prompt was blocked: " + blocked);
        }
        String finish =
                blocked.isEmpty() ? FinishReason.of(Json.string(candidate, "finishReason")) : FinishReason.BLOCKED;
        return chat.written(
                call,
                Json.string(body, "responseId"),
                now.getEpochSecond(),
                finish,
                GeminiUsage.read(body.path("usageMetadata")).map(searches::beside));
    }

    /** Parts that this gateway does not know are passed over. */
    private void add(JsonNode part) {
        String signature = Signature.in(part);
        if (!signature.isEmpty()) {
            chat.encryptedReasoning(Signature.sealed(signature));
        }
        JsonNode function = part.path("functionCall");
        if (function.isObject()) {
            chat.toolCall(
                    ids.next(function),
                    Json.string(function, "name"),
                    CallIds.arguments(function),
                    Signature.beside(signature));
        } else if (part.has("inlineData")) {
            chat.image(DrawnImage.url(part.path("inlineData")));
        } else if (part.path("thought").asBoolean(false)) {
            chat.reasoning(Json.string(part, "text"), "");
        } else {
            chat.text(Json.string(part, "text"));
        }
    }
}
