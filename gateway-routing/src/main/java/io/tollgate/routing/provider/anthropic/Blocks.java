package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatPart;
import io.tollgate.routing.provider.chat.ChatPart.Media;
import io.tollgate.routing.provider.chat.ChatTurn;
import io.tollgate.routing.provider.chat.Concessions;
import io.tollgate.routing.provider.chat.Turns;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the parts of a conversation as content blocks. */
final class Blocks implements ChatPart.Listener<ObjectNode> {

    /** @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/vision">Vision: supported formats</a> */
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private static final Pattern NOT_IN_IDS = Pattern.compile("[^a-zA-Z0-9_-]");

    private final Concessions concessions;
    private final boolean fetches;

    /** @param fetches whether the host fetches what addresses point to */
    Blocks(Concessions concessions, boolean fetches) {
        this.concessions = concessions;
        this.fetches = fetches;
    }

    ArrayNode turns(List<ChatTurn> turns) {
        return Turns.written(turns, this::all);
    }

    ArrayNode all(List<? extends ChatPart> parts) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        parts.stream().filter(part -> !isForeign(part)).forEach(part -> add(blocks, part));
        return blocks;
    }

    private void add(ArrayNode blocks, ChatPart part) {
        if (part instanceof ChatPart.Text text && text.annotations().isArray()) {
            Citations.blocks(text).forEach(blocks::add);
        } else {
            blocks.add(marked(part));
        }
    }

    /** Another provider's reasoning proves nothing here. */
    private static boolean isForeign(ChatPart part) {
        return part instanceof ChatPart.Thought thought && thought.isOfGoogle();
    }

    private ObjectNode marked(ChatPart part) {
        ObjectNode block = part.tell(this);
        if (part.mark().isObject()) {
            block.set("cache_control", part.mark());
        }
        return block;
    }

    @Override
    public ObjectNode text(ChatPart.Text part) {
        return block("text").put("text", part.text());
    }

    @Override
    public ObjectNode thought(ChatPart.Thought part) {
        return part.encrypted().isEmpty()
                ? block("thinking").put("thinking", part.text()).put("signature", part.signature())
                : block("redacted_thinking").put("data", part.encrypted());
    }

    @Override
    public ObjectNode toolUse(ChatPart.ToolUse part) {
        ObjectNode block = block("tool_use").put("id", id(part.id())).put("name", part.name());
        return block.set("input", part.input());
    }

    @Override
    public ObjectNode toolResult(ChatPart.ToolResult part) {
        ObjectNode block = block("tool_result").put("tool_use_id", id(part.id()));
        if (part.content().size() == 1 && part.content().get(0) instanceof ChatPart.Text text) {
            block.put("content", text.text());
        } else if (!part.content().isEmpty()) {
            block.set("content", all(part.content()));
        }
        return block;
    }

    @Override
    public ObjectNode media(Media part) {
        return switch (part.kind()) {
            case IMAGE -> image(part);
            case DOCUMENT -> document(part);
            case AUDIO -> throw concessions.refusal(part.field(), "Messages take text, images and documents, no sound");
        };
    }

    private ObjectNode image(Media part) {
        if (part.isInline() && !IMAGES.contains(part.type())) {
            throw concessions.refusal(
                    part.field(), "it is '" + part.type() + "', and images are JPEG, PNG, GIF or WebP");
        }
        ObjectNode block = block("image");
        return block.set("source", part.isInline() ? base64(part) : url(part));
    }

    private ObjectNode document(Media part) {
        ObjectNode block = block("document");
        if (!part.name().isEmpty()) {
            block.put("title", part.name());
        }
        if (!part.isInline()) {
            return block.set("source", url(part));
        }
        if (part.type().startsWith("text/")) {
            return block.set(
                    "source", source("text").put("media_type", "text/plain").put("data", decoded(part)));
        }
        if (!part.type().equals("application/pdf")) {
            throw concessions.refusal(part.field(), "it is '" + part.type() + "', and documents are PDF or plain text");
        }
        return block.set("source", base64(part));
    }

    private String decoded(Media part) {
        try {
            return new String(Base64.getMimeDecoder().decode(part.data()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw concessions.refusal(part.field(), "it is not Base64");
        }
    }

    private static ObjectNode base64(Media part) {
        return source("base64").put("media_type", part.type()).put("data", part.data());
    }

    private ObjectNode url(Media part) {
        if (!fetches) {
            throw concessions.refusal(part.field(), "this host fetches nothing from addresses; send it in Base64");
        }
        return source("url").put("url", part.url());
    }

    private static ObjectNode source(String type) {
        return Json.object().put("type", type);
    }

    /** Other providers put dots and colons into ids, which Anthropic refuses. */
    private static String id(String id) {
        return NOT_IN_IDS.matcher(id).replaceAll("_");
    }

    private static ObjectNode block(String type) {
        return Json.object().put("type", type);
    }
}
