package io.tollgate.routing.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the tree of a large document, the same as Jackson does, but takes a long text, such as an image, right out of the
 * bytes: Jackson gathers it in pieces of two bytes a character, and is at five times its size before it is a string.
 */
final class LargeTree {

    /** From so many bytes on it is worth it. */
    static final int LARGE = 64 * 1024;

    /** From so many bytes on a text is taken out of them. */
    static final int LONG = 8 * 1024;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonMapper mapper;
    private final byte[] document;
    private final int start;
    private final int end;
    private final int longText;

    /** @param longText from how many bytes on a text is long */
    LargeTree(JsonMapper mapper, byte[] document, int start, int end, int longText) {
        this.mapper = mapper;
        this.document = document;
        this.start = start;
        this.end = end;
        this.longText = longText;
    }

    /**
     * The document's tree; nothing where there is none, or more than one.
     *
     * @throws JacksonException when these bytes are no JSON
     */
    JsonNode read() {
        try (JsonParser parser = mapper.createParser(document, start, end - start)) {
            JsonToken token = parser.nextToken();
            JsonNode whole = token == null ? MissingNode.getInstance() : value(parser, token);
            return parser.nextToken() == null ? whole : MissingNode.getInstance();
        }
    }

    private JsonNode value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.stringNode(text(parser));
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonParser parser) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            object.set(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser) {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    private static JsonNode whole(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    /** The parser has not decoded it yet, and passes over it when it goes on; it also says what is wrong with one that has no end. */
    private String text(JsonParser parser) {
        int opened = start + Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        int closed = JsonScan.closingQuote(document, opened, end);
        if (closed < end && closed - opened > longText) {
            String text = LongText.between(document, opened + 1, closed);
            if (text != null) {
                return text;
            }
        }
        return parser.getString();
    }
}
