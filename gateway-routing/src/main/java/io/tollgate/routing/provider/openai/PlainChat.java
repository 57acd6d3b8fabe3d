package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.json.JsonMembers;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The canonical form as every host takes it: several refuse a request for a member that they do not know. What a caller of
 * chat completions sends is never changed like this.
 *
 * <p>{@code reasoning_content} stays: DeepSeek and others insist on it where tools are called.
 */
final class PlainChat {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_USER = 64;
    private static final String CACHE_CONTROL = "cache_control";
    private static final Set<String> OF_MESSAGES = Set.of(CACHE_CONTROL, "annotations", "reasoning_details");
    private static final Set<String> OF_PARTS = Set.of(CACHE_CONTROL, "annotations");

    private final JsonParser from;
    private final JsonGenerator to;
    private final boolean reasons;
    private final boolean namesCompletion;
    private final String leastEffort;

    private PlainChat(JsonParser from, JsonGenerator to, boolean reasons, boolean namesCompletion, String leastEffort) {
        this.from = from;
        this.to = to;
        this.reasons = reasons;
        this.namesCompletion = namesCompletion;
        this.leastEffort = leastEffort;
    }

    /**
     * The chat without extension members.
     *
     * @param namesCompletion whether the output limit is {@code max_completion_tokens}
     * @param leastEffort that the model can be told; may be empty
     */
    static JsonMembers of(JsonMembers chat, Model model, boolean namesCompletion, String leastEffort) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(chat.end() - chat.start());
        try (JsonParser from = JSON.createParser(
                        ObjectReadContext.empty(), chat.document(), chat.start(), chat.end() - chat.start());
                JsonGenerator to = JSON.createGenerator(ObjectWriteContext.empty(), plain)) {
            from.nextToken();
            boolean reasons = model.capabilities().contains(Capability.REASONING);
            new PlainChat(from, to, reasons, namesCompletion, leastEffort).chat();
        }
        return JsonMembers.read(plain.toByteArray());
    }

    private void chat() {
        to.writeStartObject();
        while (from.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = from.currentName();
            from.nextToken();
            member(name);
        }
        to.writeEndObject();
    }

    private void member(String name) {
        switch (name) {
            case "messages" -> items(name, OF_MESSAGES);
            case "tools" -> items(name, OF_PARTS);
            case "thinking" -> thinking();
            case "reasoning_effort" -> copy(name, reasons);
            case "user" -> user();
            case "max_tokens" -> copy(namesCompletion ? "max_completion_tokens" : name, true);
            default -> copy(name, true);
        }
    }

    /** Anthropic's words, of which a chat has one for no thought at all. */
    private void thinking() {
        if (from.currentToken() != JsonToken.START_OBJECT) {
            from.skipChildren();
            return;
        }
        boolean off = false;
        while (from.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = from.currentName();
            off |= from.nextToken() == JsonToken.VALUE_STRING
                    && name.equals("type")
                    && from.getString().equals("disabled");
            from.skipChildren();
        }
        if (off && reasons && !leastEffort.isEmpty()) {
            to.writeStringProperty("reasoning_effort", leastEffort);
        }
    }

    /** OpenAI refuses a longer name, and Claude Code's have about 150 characters: another one tells the user apart as well. */
    private void user() {
        String name = from.currentToken() == JsonToken.VALUE_STRING ? from.getString() : "";
        if (name.length() > LONGEST_USER) {
            to.writeStringProperty(
                    "user", UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
        } else {
            copy("user", true);
        }
    }

    private void copy(String name, boolean kept) {
        if (kept) {
            to.writeName(name);
            to.copyCurrentStructureExact(from);
        } else {
            from.skipChildren();
        }
    }

    /** Objects, each without these members; one that is {@code content} may have parts. */
    private void items(String name, Set<String> without) {
        to.writeName(name);
        to.writeStartArray();
        while (from.nextToken() != JsonToken.END_ARRAY) {
            item(without);
        }
        to.writeEndArray();
    }

    private void item(Set<String> without) {
        to.writeStartObject();
        while (from.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = from.currentName();
            JsonToken value = from.nextToken();
            if (name.equals("content") && value == JsonToken.START_ARRAY) {
                items(name, OF_PARTS);
            } else if (name.equals("tool_calls")) {
                items(name, OF_PARTS);
            } else {
                copy(name, !without.contains(name));
            }
        }
        to.writeEndObject();
    }
}
