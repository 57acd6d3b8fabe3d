package io.tollgate.routing.json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees, read leniently: what is not there, or is something else than wanted, is nothing. */
public final class Json {

    /** Numbers keep all their digits: they may be arguments of somebody's tool. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Nothing. */
    public static JsonNode missing() {
        return MissingNode.getInstance();
    }

    /** Nothing where these bytes are no JSON. */
    public static JsonNode read(byte[] bytes, int start, int end) {
        try {
            return end - start < LargeTree.LARGE
                    ? MAPPER.readTree(bytes, start, end - start)
                    : new LargeTree(MAPPER, bytes, start, end, LargeTree.LONG).read();
        } catch (JacksonException | NumberFormatException e) {
            // The latter for 1e99999999999999999999, which Jackson does not see coming.
            return MissingNode.getInstance();
        }
    }

    /** Nothing where these bytes are no JSON. */
    public static JsonNode read(byte[] bytes) {
        return read(bytes, 0, bytes.length);
    }

    /** A large document takes its own length of the heap, and no more while it is written. */
    public static byte[] bytes(JsonNode node) {
        JsonOutput output = JsonOutput.ofAnySize();
        MAPPER.writeValue(output, node);
        if (output.isWhole()) {
            return output.bytes();
        }
        JsonOutput large = JsonOutput.ofSize(output.length());
        MAPPER.writeValue(large, node);
        return large.bytes();
    }

    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** The member's text; empty where it is none. */
    public static String string(JsonNode node, String name) {
        JsonNode member = node.path(name);
        return member.isString() ? member.stringValue() : "";
    }

    /** The items of an array; none where it is none. */
    public static List<JsonNode> items(JsonNode node) {
        return node.isArray() ? node.valueStream().toList() : List.of();
    }

    /** Whether the member is there and is not {@code null}. */
    public static boolean has(JsonNode node, String name) {
        return node.hasNonNull(name);
    }

    /** No arguments at all, in whatever spelling. */
    public static boolean saysNothing(String arguments) {
        String written = arguments.strip();
        return written.isEmpty() || written.equals("null");
    }

    /** A tool call's arguments: an object, or the text itself where an answer was cut in the middle of it. */
    public static JsonNode arguments(String written) {
        if (saysNothing(written)) {
            return object();
        }
        JsonNode parsed = read(written.getBytes(StandardCharsets.UTF_8));
        return parsed.isMissingNode() ? JsonNodeFactory.instance.stringNode(written) : parsed;
    }

    /** The members of an object as JSON, by name. */
    public static Map<String, byte[]> members(ObjectNode node) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), bytes(member.getValue())));
        return members;
    }
}
