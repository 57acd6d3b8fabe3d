package io.tollgate.routing.rescue;

import io.tollgate.routing.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anthropic's Messages.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/streaming">Streaming Messages</a>
 */
final class MessagesTongue implements Tongue {

    private static final String START = "content_block_start";
    private static final String DELTA = "content_block_delta";
    private static final String STOP = "content_block_stop";

    /** One block of text that is still open. */
    @Override
    public Optional<Begun> begun(List<JsonNode> events) {
        String id = "";
        StringBuilder text = new StringBuilder();
        for (JsonNode event : events) {
            String said = switch (Json.string(event, "type")) {
                case "message_start" -> "message";
                case START -> Json.string(event.path("content_block"), "type");
                case DELTA -> Json.string(event.path("delta"), "type");
                case "ping" -> "ping";
                default -> "";
            };
            switch (said) {
                case "message" -> id = Json.string(event.path("message"), "id");
                case "text" -> text.append(Json.string(event.path("content_block"), "text"));
                case "text_delta" -> text.append(Json.string(event.path("delta"), "text"));
                case "ping" -> {}
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Begun(id, 0, text.toString()));
    }

    @Override
    public Joint joint(Begun begun, Seam seam) {
        return new OpenBlock(seam);
    }

    @Override
    public String head(ObjectNode event) {
        return "event: " + Json.string(event, "type") + "\n";
    }

    /** The first block goes on with the one that is open, if it is text, too; otherwise that one ends first. */
    private static final class OpenBlock implements Joint {

        private final Seam seam;
        private boolean open = true;
        private int shift;

        OpenBlock(Seam seam) {
            this.seam = seam;
        }

        @Override
        public List<ObjectNode> joined(ObjectNode event) {
            List<ObjectNode> joined = new ArrayList<>(2);
            String type = Json.string(event, "type");
            boolean first = event.path("index").asInt(-1) == 0;
            boolean repeated = type.equals("message_start")
                    || (type.equals(START) && first && isText(event.path("content_block")));
            if (repeated) {
                return joined;
            }
            if (open && (type.equals(START) || type.equals("message_delta"))) {
                joined.add(Json.object().put("type", STOP).put("index", 0));
                open = false;
                shift = first ? 1 : 0;
            }
            if (type.equals(DELTA) && first && shift == 0 && event.get("delta") instanceof ObjectNode delta) {
                seam.trim(delta, "text");
            }
            open = open && !type.equals(STOP);
            if (event.has("index")) {
                event.put("index", event.path("index").asInt() + shift);
            }
            joined.add(event);
            return joined;
        }

        private static boolean isText(JsonNode block) {
            return Json.string(block, "type").equals("text");
        }
    }
}
