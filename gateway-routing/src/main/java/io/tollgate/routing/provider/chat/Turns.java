package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes turns as messages of a user and an assistant, whose content is blocks. */
public final class Turns {

    private static final String TEXT = "text";

    private Turns() {}

    /**
     * The messages, of which the last is tidied where the model is to go on with it.
     *
     * @param content makes the blocks of a turn's parts
     */
    public static ArrayNode written(List<ChatTurn> turns, Function<List<ChatPart>, ArrayNode> content) {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        for (ChatTurn turn : turns) {
            messages.addObject()
                    .put("role", turn.ofModel() ? "assistant" : "user")
                    .set("content", content.apply(turn.parts()));
        }
        if (!turns.isEmpty() && turns.get(turns.size() - 1).ofModel()) {
            tidyPrefill(messages.path(messages.size() - 1).path("content"));
        }
        return messages;
    }

    /** An answer that the model is to go on with must not end in white space. */
    private static void tidyPrefill(JsonNode blocks) {
        if (blocks.path(blocks.size() - 1) instanceof ObjectNode block && block.has(TEXT)) {
            block.put(TEXT, Json.string(block, TEXT).stripTrailing());
        }
    }
}
