package io.tollgate.api.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a message request is likely to have in tokens, whatever model it goes to. */
final class TokenEstimate {

    /** A token of text is about four bytes in the languages of most prompts. */
    private static final long BYTES_PER_TOKEN = 4;

    /** What a turn's role and its limits take. */
    private static final long PER_MESSAGE = 4;

    /**
     * What the largest image takes that is not made smaller.
     *
     * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/vision">Vision: image size</a>
     */
    private static final long PER_IMAGE = 1_600;

    private static final List<String> COUNTED = List.of("system", "messages", "tools", "output_config");

    private TokenEstimate() {}

    static long of(JsonMembers request) {
        long bytes = 0;
        long others = 0;
        for (String name : COUNTED) {
            JsonNode value = request.find(name)
                    .map(member -> Json.read(request.document(), member.valueStart(), member.valueEnd()))
                    .orElseGet(Json::object);
            bytes += textOf(value);
            others += images(value) * PER_IMAGE + (name.equals("messages") ? value.size() * PER_MESSAGE : 0);
        }
        return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN + others;
    }

    /** The bytes of all texts; those of an image are none. */
    private static long textOf(JsonNode node) {
        if (node.isString()) {
            return node.stringValue().getBytes(StandardCharsets.UTF_8).length;
        }
        long bytes = 0;
        if (!isImage(node)) {
            for (JsonNode child : node) {
                bytes += textOf(child);
            }
        }
        return bytes;
    }

    private static long images(JsonNode node) {
        long images = isImage(node) ? 1 : 0;
        for (JsonNode child : node) {
            images += images(child);
        }
        return images;
    }

    private static boolean isImage(JsonNode node) {
        return Json.string(node, "type").equals("image") && node.has("source");
    }
}
