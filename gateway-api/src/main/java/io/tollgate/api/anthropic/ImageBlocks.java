package io.tollgate.api.anthropic;

import io.tollgate.routing.json.JsonMember;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds images among the blocks of messages, and of what tools gave; arguments that speak of images are none. */
final class ImageBlocks {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;

    private ImageBlocks(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Whether there is any.
     *
     * @param document that was found to be well-formed
     * @param messages an array in it
     */
    static boolean in(byte[] document, JsonMember messages) {
        int length = messages.valueEnd() - messages.valueStart();
        try (JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), document, messages.valueStart(), length)) {
            parser.nextToken();
            return new ImageBlocks(parser).areIn(false);
        }
    }

    /** Reads the array's objects up to the first image. */
    private boolean areIn(boolean blocks) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT && isIn(blocks)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private boolean isIn(boolean block) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (block && name.equals("type") && value == JsonToken.VALUE_STRING) {
                if (parser.getString().equals("image")) {
                    return true;
                }
            } else if (name.equals("content") && value == JsonToken.START_ARRAY) {
                if (areIn(true)) {
                    return true;
                }
            } else {
                parser.skipChildren();
            }
        }
        return false;
    }
}
