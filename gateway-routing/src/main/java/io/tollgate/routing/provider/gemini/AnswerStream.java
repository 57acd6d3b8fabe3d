package io.tollgate.routing.provider.gemini;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.chat.ChatChunks;
import io.tollgate.routing.provider.sse.EventDecoding.EventReader;
import io.tollgate.routing.provider.sse.SseEvent;
import io.tollgate.routing.provider.usage.GeminiUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads a stream of answers, each a part of the whole, as a stream of a chat completion. Nothing marks its end but a reason
 * and the connection's own.
 */
final class AnswerStream implements EventReader {

    private final ProviderCall call;
    private final Instant now;
    private ChatChunks chunks;
    private CallIds ids = new CallIds("");
    private final Searches searches;
    private final StringBuilder said = new StringBuilder();
    private boolean begun;
    private String finish = "";
    private Optional<TokenUsage> counted = Optional.empty();

    AnswerStream(ProviderCall call, GeminiModel model, Instant now) {
        this.call = call;
        this.now = now;
        this.searches = new Searches(model);
        this.chunks = new ChatChunks(call, "", now.getEpochSecond());
    }

    @Override
    public void read(SseEvent event, List<StreamEvent> into) {
        JsonNode answer = Json.read(event.bytes(), event.dataStart(), event.dataEnd());
        if (answer.isMissingNode()) {
            // Says where it is broken.
            JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
        }
        if (answer.has("error")) {
            into.add(new Broken(ErrorReader.inBand(answer)));
            return;
        }
        JsonNode candidate = answer.path("candidates").path(0);
        searches.add(candidate);
        Optional<TokenUsage> told = GeminiUsage.read(answer.path("usageMetadata"));
        counted = told.or(() -> counted);
        begin(answer, into);
        candidate.path("content").path("parts").forEach(part -> add(part, into));
        Grounding.of(candidate, said.toString()).forEach(citation -> into.add(chunks.citation(citation)));
        end(candidate, answer.path("promptFeedback"), into);
        told.map(searches::beside).map(chunks::counted).ifPresent(into::add);
    }

    private void begin(JsonNode answer, List<StreamEvent> into) {
        if (!begun) {
            begun = true;
            String id = Json.string(answer, "responseId");
            chunks = new ChatChunks(call, id, now.getEpochSecond());
            ids = new CallIds(id);
            into.add(chunks.begin(Optional.empty()));
        }
    }

    /** Parts that this gateway does not know are passed over. */
    private void add(JsonNode part, List<StreamEvent> into) {
        String signature = Signature.in(part);
        if (!signature.isEmpty()) {
            into.add(chunks.encryptedReasoning(Signature.sealed(signature)));
        }
        JsonNode function = part.path("functionCall");
        String text = Json.string(part, "text");
        if (function.isObject()) {
            into.add(chunks.toolCall(ids.next(function), Json.string(function, "name"), Signature.beside(signature)));
            into.add(chunks.arguments(CallIds.arguments(function)));
        } else if (part.has("inlineData")) {
            into.add(chunks.image(DrawnImage.url(part.path("inlineData"))));
        } else if (!text.isEmpty()) {
            said.append(part.path("thought").asBoolean(false) ? "" : text);
            into.add(part.path("thought").asBoolean(false) ? chunks.reasoning(text) : chunks.text(text));
        }
    }

    private void end(JsonNode candidate, JsonNode feedback, List<StreamEvent> into) {
        String reason = Json.string(candidate, "finishReason");
        if (!reason.isEmpty()) {
            finish = FinishReason.of(reason);
        }
        String blocked = Json.string(feedback, "blockReason");
        if (!blocked.isEmpty()) {
            finish = FinishReason.BLOCKED;
            into.add(chunks.refusal("The prompt was blocked: " + blocked));
        }
    }

    @Override
    public void end(List<StreamEvent> into) {
        if (!finish.isEmpty()) {
            into.add(chunks.finish(finish));
            counted.map(searches::beside).map(chunks::usage).ifPresent(into::add);
            into.add(chunks.done());
        }
    }
}
