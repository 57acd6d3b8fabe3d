package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatPart;
import io.tollgate.routing.provider.chat.ChatPart.Media;
import io.tollgate.routing.provider.chat.ChatTurn;
import io.tollgate.routing.provider.chat.Concessions;
import io.tollgate.routing.provider.chat.Turns;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the parts of a conversation as content blocks.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ContentBlock.html">ContentBlock</a>
 */
final class ContentBlocks implements ChatPart.Listener<ObjectNode> {

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-zA-Z0-9 ()\\[\\]-]");
    private static final Pattern SPACES = Pattern.compile(" +");

    private final Concessions concessions;
    private final BedrockModel model;
    private final Set<String> names = new HashSet<>();

    ContentBlocks(Concessions concessions, BedrockModel model) {
        this.concessions = concessions;
        this.model = model;
    }

    ArrayNode turns(List<ChatTurn> turns) {
        return Turns.written(turns, this::all);
    }

    ArrayNode all(List<? extends ChatPart> parts) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        for (ChatPart part : parts) {
            if (!isForeign(part)) {
                blocks.add(part.tell(this));
                cachePoint(blocks, part.mark());
            }
        }
        return blocks;
    }

    /** What is before it may be cached; a mark of Anthropic's on the part before is the same. */
    static void cachePoint(ArrayNode blocks, JsonNode mark) {
        if (mark.isObject()) {
            ObjectNode point = blocks.addObject().putObject("cachePoint").put("type", "default");
            String ttl = Json.string(mark, "ttl");
            if (!ttl.isEmpty()) {
                point.put("ttl", ttl);
            }
        }
    }

    /** Another provider's reasoning proves nothing here. */
    private static boolean isForeign(ChatPart part) {
        return part instanceof ChatPart.Thought thought && thought.isOfGoogle();
    }

    @Override
    public ObjectNode text(ChatPart.Text part) {
        return Json.object().put("text", part.text());
    }

    @Override
    public ObjectNode thought(ChatPart.Thought part) {
        ObjectNode block = Json.object();
        ObjectNode reasoning = block.putObject("reasoningContent");
        if (part.encrypted().isEmpty()) {
            reasoning.putObject("reasoningText").put("text", part.text()).put("signature", part.signature());
        } else {
            reasoning.put("redactedContent", part.encrypted());
        }
        return block;
    }

    @Override
    public ObjectNode toolUse(ChatPart.ToolUse part) {
        ObjectNode block = Json.object();
        block.putObject("toolUse")
                .put("toolUseId", model.callId(part.id()))
                .put("name", part.name())
                .set("input", part.input());
        return block;
    }

    @Override
    public ObjectNode toolResult(ChatPart.ToolResult part) {
        ObjectNode block = Json.object();
        ArrayNode content = block.putObject("toolResult")
                .put("toolUseId", model.callId(part.id()))
                .putArray("content");
        part.content().forEach(said -> content.add(said.tell(this)));
        if (content.isEmpty()) {
            // A result must have content, and a text may be empty here alone.
            content.addObject().put("text", "");
        }
        return block;
    }

    @Override
    public ObjectNode media(Media part) {
        if (!part.isInline()) {
            throw concessions.refusal(part.field(), "Bedrock fetches nothing from addresses; send it in Base64");
        }
        ObjectNode block = Json.object();
        switch (part.kind()) {
            case IMAGE -> source(block.putObject("image"), MediaFormat.image(part, concessions), part);
            case AUDIO -> source(block.putObject("audio"), MediaFormat.sound(part), part);
            case DOCUMENT ->
                source(
                        block.putObject("document").put("name", unique(name(part.name()))),
                        MediaFormat.document(part, concessions),
                        part);
        }
        return block;
    }

    private static void source(ObjectNode media, String format, Media part) {
        media.put("format", format).putObject("source").put("bytes", part.data());
    }

    /** No two documents of a request may have one name. */
    private String unique(String name) {
        String unique = name;
        for (int number = 2; !names.add(unique.toLowerCase(Locale.ROOT)); number++) {
            unique = name + " (" + number + ")";
        }
        return unique;
    }

    /** Names have few characters, and no two spaces beside each other. */
    private static String name(String file) {
        int ending = file.lastIndexOf('.');
        String tidy = NOT_IN_NAMES
                .matcher(ending > 0 ? file.substring(0, ending) : file)
                .replaceAll(" ");
        String name = SPACES.matcher(tidy).replaceAll(" ").strip();
        return name.isEmpty() ? "document" : name;
    }
}
