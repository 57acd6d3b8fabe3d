package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.provider.chat.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps no more marks for the prompt cache than a request may have. Those of tools and of the system prompt stay, and of the
 * conversation's the last: a later mark finds what an earlier one has cached.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching">Prompt caching: up to 4 breakpoints</a>
 */
final class CacheMarks {

    private static final int MOST = 4;
    private static final String MARK = "cache_control";

    private CacheMarks() {}

    static void limit(ObjectNode message, ChatRequest chat) {
        List<ObjectNode> lasting = new ArrayList<>();
        marked(message.path("tools"), lasting);
        marked(message.path("system"), lasting);
        List<ObjectNode> passing = new ArrayList<>();
        message.path("messages").forEach(turn -> marked(turn.path("content"), passing));
        // A mark of the whole request is one of them.
        int tooMany = lasting.size() + passing.size() + (message.has(MARK) ? 1 : 0) - MOST;
        passing.addAll(lasting);
        for (int i = 0; i < tooMany; i++) {
            passing.get(i).remove(MARK);
        }
        if (tooMany > 0) {
            chat.concessions().forgo(MARK);
        }
    }

    private static void marked(JsonNode blocks, List<ObjectNode> found) {
        for (JsonNode block : blocks) {
            marked(block.path("content"), found);
            if (block instanceof ObjectNode owner && owner.has(MARK)) {
                found.add(owner);
            }
        }
    }
}
