package io.tollgate.simulator;

import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a chat completion request in one pass over its bytes, without building a tree of the conversation. */
final class ChatRequestReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper();
    /** Roughly English: four bytes of the messages array count as one prompt token. */
    private static final int BYTES_PER_TOKEN = 4;

    private final byte[] body;
    private String model = "";
    private boolean stream;
    private boolean includeUsage;
    private OptionalInt outputLimit = OptionalInt.empty();
    private int choices = 1;
    private long messagesBytes;
    private boolean tools;
    private boolean toolForced;
    private boolean formatted;

    private ChatRequestReader(byte[] body) {
        this.body = body;
    }

    static ChatRequest read(byte[] body) {
        return new ChatRequestReader(body).read();
    }

    private ChatRequest read() {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidRequestException("body", "The request body must be a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                readField(parser, parser.currentName());
            }
        } catch (JacksonException malformed) {
            throw new InvalidRequestException("body", "We could not parse the JSON body of your request");
        }
        return request();
    }

    private void readField(JsonParser parser, String name) {
        JsonToken value = parser.nextToken();
        switch (name) {
            case "model" -> model = value == JsonToken.VALUE_STRING ? parser.getString() : "";
            case "stream" -> stream = value == JsonToken.VALUE_TRUE;
            case "stream_options" -> readStreamOptions(parser);
            case "max_tokens", "max_completion_tokens" -> outputLimit = positive(parser, name);
            case "n" -> choices = positive(parser, name).orElse(1);
            case "messages" -> readMessages(parser);
            case "tools" -> tools = value == JsonToken.START_ARRAY;
            case "tool_choice" -> toolForced = value == JsonToken.START_OBJECT || isRequired(parser);
            case "response_format" -> formatted = value == JsonToken.START_OBJECT;
            default -> {
                // Passed over below.
            }
        }
        parser.skipChildren();
    }

    private static boolean isRequired(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_STRING
                && parser.getString().equals("required");
    }

    private void readStreamOptions(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean usage = parser.currentName().equals("include_usage");
            JsonToken value = parser.nextToken();
            includeUsage |= usage && value == JsonToken.VALUE_TRUE;
            parser.skipChildren();
        }
    }

    private void readMessages(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidRequestException("messages", "'messages' must be an array");
        }
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        messagesBytes = parser.currentLocation().getByteOffset() - start;
    }

    private static OptionalInt positive(JsonParser parser, String name) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return OptionalInt.empty();
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 1) {
            throw new InvalidRequestException(name, "'%s' must be a whole number of at least 1".formatted(name));
        }
        return OptionalInt.of((int) Math.min(parser.getLongValue(), Integer.MAX_VALUE));
    }

    private Optional<Content> prescribed() {
        if (tools && toolForced) {
            return Optional.of(new Content.Calls(ToolCall.insistedOnBy(MAPPER.readTree(body))));
        }
        return formatted ? document(MAPPER.readTree(body).path("response_format")) : Optional.empty();
    }

    private static Optional<Content> document(JsonNode format) {
        return switch (format.path("type").asString("")) {
            case "json_object" -> Optional.of(new Content.Document("{\"answer\":\"toll\"}"));
            case "json_schema" -> Optional.of(new Content.Document(SchemaExample.of(format.at("/json_schema/schema"))));
            default -> Optional.empty();
        };
    }

    private ChatRequest request() {
        if (model.isEmpty()) {
            throw new InvalidRequestException("model", "You must provide a 'model' parameter");
        }
        if (messagesBytes == 0) {
            throw new InvalidRequestException("messages", "Missing required parameter: 'messages'");
        }
        int promptTokens = (int) Math.max(1, messagesBytes / BYTES_PER_TOKEN);
        return new ChatRequest(model, stream, includeUsage, outputLimit, choices, promptTokens, prescribed());
    }
}
