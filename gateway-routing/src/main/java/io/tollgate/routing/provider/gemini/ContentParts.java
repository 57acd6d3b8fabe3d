package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatPart;
import io.tollgate.routing.provider.chat.ChatPart.Media;
import io.tollgate.routing.provider.chat.ChatPart.Thought;
import io.tollgate.routing.provider.chat.ChatTurn;
import io.tollgate.routing.provider.chat.Concessions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the parts of a conversation.
 *
 * @see <a href="https://ai.google.dev/api/caching#Part">Part</a>
 */
final class ContentParts implements ChatPart.Listener<ObjectNode> {

    private final Concessions concessions;
    private final GeminiModel model;

    ContentParts(Concessions concessions, GeminiModel model) {
        this.concessions = concessions;
        this.model = model;
    }

    /** A turn with the signatures that prove what was thought in it. */
    ArrayNode turn(ChatTurn turn) {
        List<ChatPart> said = new ArrayList<>();
        List<String> signatures = new ArrayList<>();
        for (ChatPart part : turn.parts()) {
            if (part instanceof Thought thought) {
                Signature.of(thought).ifPresent(signatures::add);
            } else {
                said.add(part);
            }
        }
        ArrayNode parts = all(said);
        if (turn.ofModel()) {
            Signature.put(parts, signatures, model);
        }
        return parts;
    }

    ArrayNode all(List<? extends ChatPart> parts) {
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        for (ChatPart part : parts) {
            written.add(part.tell(this));
            if (part instanceof ChatPart.ToolResult result) {
                // A response is an object: what is no text follows it.
                result.content().stream()
                        .filter(Media.class::isInstance)
                        .forEach(media -> written.add(media.tell(this)));
            }
        }
        return written;
    }

    @Override
    public ObjectNode text(ChatPart.Text part) {
        return Json.object().put("text", part.text());
    }

    @Override
    public ObjectNode thought(Thought part) {
        return Json.object().put("text", part.text()).put("thought", true);
    }

    @Override
    public ObjectNode toolUse(ChatPart.ToolUse part) {
        ObjectNode written = Json.object();
        written.putObject("functionCall").put("name", part.name()).set("args", part.input());
        Signature.of(part).ifPresent(signature -> written.put(Signature.NAME, signature));
        return written;
    }

    /** Results are told apart by the function's name, and by their order. */
    @Override
    public ObjectNode toolResult(ChatPart.ToolResult part) {
        if (part.name().isEmpty()) {
            throw concessions.refusal(
                    "messages",
                    "the result for 'tool_call_id' '" + part.id() + "' belongs to no call in the conversation");
        }
        StringBuilder text = new StringBuilder();
        for (ChatPart content : part.content()) {
            text.append(content instanceof ChatPart.Text said ? said.text() : "");
        }
        ObjectNode written = Json.object();
        written.putObject("functionResponse").put("name", part.name()).set("response", response(text.toString()));
        return written;
    }

    private static JsonNode response(String text) {
        JsonNode parsed = Json.read(text.getBytes(StandardCharsets.UTF_8));
        return parsed.isObject() ? parsed : Json.object().put("result", text);
    }

    @Override
    public ObjectNode media(Media part) {
        ObjectNode written = Json.object();
        if (part.isInline()) {
            written.putObject("inlineData").put("mimeType", part.type()).put("data", part.data());
        } else if (model.takesJsonSchema()) {
            written.putObject("fileData").put("mimeType", MediaType.of(part)).put("fileUri", part.url());
        } else {
            throw concessions.refusal(part.field(), "models before Gemini 2.5 fetch nothing; send it in Base64");
        }
        return written;
    }
}
