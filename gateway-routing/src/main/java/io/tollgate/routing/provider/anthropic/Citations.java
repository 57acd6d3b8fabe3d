package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatPart;
import io.tollgate.routing.provider.chat.Citation;
import io.tollgate.routing.provider.chat.CitedText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Citations of what Anthropic found in the web and in the caller's documents. Each comes with Anthropic's own words, which
 * are what it takes back; what others cited has no place there.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/citations">Citations</a>
 */
final class Citations {

    private static final String OWN = "anthropic";

    private Citations() {}

    /**
     * One citation.
     *
     * @param start where the text begins that it belongs to, in characters
     */
    static Citation read(JsonNode citation, int start, int end) {
        String title = Json.string(citation, "title");
        ObjectNode extra = Json.object();
        extra.set(OWN, citation);
        return new Citation(
                Json.string(citation, "url"),
                title.isEmpty() ? Json.string(citation, "document_title") : title,
                start,
                end,
                extra);
    }

    /** The blocks of a text that was cited, of which the last has its mark. */
    static List<ObjectNode> blocks(ChatPart.Text text) {
        List<ObjectNode> blocks = new ArrayList<>();
        boolean own = false;
        for (CitedText piece : CitedText.of(text.text(), text.annotations())) {
            ArrayNode cited = own(piece.citations());
            boolean joins = cited.isEmpty() && !own && !blocks.isEmpty();
            if (joins) {
                ObjectNode last = blocks.get(blocks.size() - 1);
                last.put("text", Json.string(last, "text") + piece.text());
            } else {
                blocks.add(block(piece.text(), cited));
            }
            own = !cited.isEmpty();
        }
        if (text.mark().isObject()) {
            blocks.get(blocks.size() - 1).set("cache_control", text.mark());
        }
        return blocks;
    }

    private static ObjectNode block(String text, ArrayNode cited) {
        ObjectNode block = Json.object().put("type", "text").put("text", text);
        return cited.isEmpty() ? block : block.set("citations", cited);
    }

    private static ArrayNode own(List<Citation> citations) {
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        citations.stream()
                .map(citation -> citation.extra().path(OWN))
                .filter(JsonNode::isObject)
                .forEach(own::add);
        return own;
    }
}
