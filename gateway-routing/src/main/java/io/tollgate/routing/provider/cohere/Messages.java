package io.tollgate.routing.provider.cohere;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatPart;
import io.tollgate.routing.provider.chat.ChatPart.Media;
import io.tollgate.routing.provider.chat.ChatTurn;
import io.tollgate.routing.provider.chat.Concessions;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a conversation as Cohere's messages.
 *
 * @see <a href="https://docs.cohere.com/reference/chat">Chat: messages</a>
 */
final class Messages {

    private static final String CONTENT = "content";

    private final Concessions concessions;
    private final ArrayNode messages = JsonNodeFactory.instance.arrayNode();

    Messages(Concessions concessions) {
        this.concessions = concessions;
    }

    ArrayNode written(List<ChatPart.Text> system, List<ChatTurn> turns) {
        system.forEach(text -> message("system").put(CONTENT, text.text()));
        turns.forEach(turn -> {
            if (turn.ofModel()) {
                ofModel(turn.parts());
            } else {
                ofUser(turn.parts());
            }
        });
        return messages;
    }

    private ObjectNode message(String role) {
        return messages.addObject().put("role", role);
    }

    /** Reasoning stays behind: Cohere's is not signed. */
    private void ofModel(List<ChatPart> parts) {
        StringBuilder text = new StringBuilder();
        ArrayNode calls = JsonNodeFactory.instance.arrayNode();
        ArrayNode citations = JsonNodeFactory.instance.arrayNode();
        for (ChatPart part : parts) {
            if (part instanceof ChatPart.Text said) {
                text.append(said.text());
                Citations.collect(said, citations);
            } else if (part instanceof ChatPart.ToolUse use) {
                ObjectNode call = calls.addObject().put("id", use.id()).put("type", "function");
                call.putObject("function").put("name", use.name()).put("arguments", Json.text(use.input()));
            }
        }
        ObjectNode message = message("assistant");
        if (!text.isEmpty()) {
            message.put(CONTENT, text.toString());
        }
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        if (!citations.isEmpty()) {
            message.set("citations", citations);
        }
    }

    /** Results of tools are messages of their own, and come first. */
    private void ofUser(List<ChatPart> parts) {
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        for (ChatPart part : parts) {
            if (part instanceof ChatPart.ToolResult result) {
                message("tool").put("tool_call_id", result.id()).put(CONTENT, text(result.content()));
            } else if (part instanceof ChatPart.Text said) {
                content.addObject().put("type", "text").put("text", said.text());
            } else if (part instanceof Media media) {
                content.add(image(media));
            }
        }
        if (content.size() == 1 && content.path(0).has("text")) {
            message("user").set(CONTENT, content.path(0).path("text"));
        } else if (!content.isEmpty()) {
            message("user").set(CONTENT, content);
        }
    }

    private String text(List<ChatPart> parts) {
        StringBuilder text = new StringBuilder();
        for (ChatPart part : parts) {
            if (!(part instanceof ChatPart.Text said)) {
                throw concessions.refusal("messages", "results of tools are texts there");
            }
            text.append(said.text());
        }
        return text.toString();
    }

    private ObjectNode image(Media media) {
        if (media.kind() != Media.Kind.IMAGE) {
            throw concessions.refusal(media.field(), "Cohere's messages take texts and images");
        }
        String url = media.isInline() ? "data:" + media.type() + ";base64," + media.data() : media.url();
        ObjectNode image = Json.object().put("type", "image_url");
        image.putObject("image_url").put("url", url);
        return image;
    }
}
