package io.tollgate.api.canonical;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.Citation;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads the messages and deltas of one answer, in the spellings of the hosts that there are. */
public final class MessageReader {

    private final ChatListener listener;
    private final ToolCalls calls;
    private Optional<Found> found = Optional.empty();
    private boolean cited;

    public MessageReader(ChatListener listener) {
        this.listener = listener;
        this.calls = new ToolCalls(listener);
    }

    /** Whether the model wants a tool to be called. */
    public boolean hasCalls() {
        return !calls.isEmpty();
    }

    /** The answer of a chat completion, which is whole. */
    public void answer(JsonNode completion) {
        JsonNode message = completion.path("choices").path(0).path("message");
        says(message);
        found = Found.in(completion).or(() -> found);
        Json.items(message.path("tool_calls")).forEach(calls::whole);
        end();
    }

    /** One chunk of a stream; one without choices says nothing. */
    public void chunk(JsonNode chunk) {
        JsonNode delta = chunk.path("choices").path(0).path("delta");
        says(delta);
        found = Found.in(chunk).or(() -> found);
        Json.items(delta.path("tool_calls")).forEach(calls::fragment);
    }

    /** The stream is over. */
    public void end() {
        if (!cited) {
            found.ifPresent(results -> results.citations().forEach(listener::citation));
        }
        calls.end();
    }

    private void says(JsonNode message) {
        JsonNode details = message.path("reasoning_details");
        if (!reasoned(message)) {
            Json.items(details).forEach(this::reasoning);
        }
        Json.items(details).forEach(this::proof);
        content(message.path("content"));
        tell(Json.string(message, "refusal"), listener::refusal);
        Json.items(message.path("annotations")).forEach(this::cited);
    }

    private void cited(JsonNode annotation) {
        cited = true;
        listener.citation(Citation.read(annotation));
    }

    /** The same under two names: DeepSeek's, which most have taken over, and that of Groq, Ollama and OpenRouter. */
    private boolean reasoned(JsonNode message) {
        String usual = Json.string(message, "reasoning_content");
        String reasoning = usual.isEmpty() ? Json.string(message, "reasoning") : usual;
        tell(reasoning, listener::reasoning);
        return !reasoning.isEmpty();
    }

    private void reasoning(JsonNode detail) {
        String text = Json.string(detail, "text");
        tell(text.isEmpty() ? Json.string(detail, "summary") : text, listener::reasoning);
    }

    private void proof(JsonNode detail) {
        tell(Json.string(detail, "signature"), listener::signature);
        tell(Json.string(detail, "data"), listener::encryptedReasoning);
    }

    /** Text, or parts such as Mistral's, whose thinking is among them. */
    private void content(JsonNode content) {
        if (content.isString()) {
            tell(content.stringValue(), listener::text);
        }
        for (JsonNode part : Json.items(content)) {
            tell(Json.string(part, "text"), listener::text);
            Json.items(part.path("thinking")).forEach(this::reasoning);
        }
    }

    private static void tell(String part, Consumer<String> to) {
        if (!part.isEmpty()) {
            to.accept(part);
        }
    }
}
