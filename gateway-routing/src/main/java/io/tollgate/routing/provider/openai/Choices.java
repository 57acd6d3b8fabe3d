package io.tollgate.routing.provider.openai;

import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.chat.Utf8;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the {@code choices} of an answer or a chunk hold.
 *
 * @param count of choices
 * @param outputBytes UTF-8 bytes of generated text, reasoning and tool calls
 * @param finishReason of the first choice that has one
 * @param finished a bit for the index of each that has one
 * @param unfinished a bit for the index of each that has none
 */
record Choices(int count, int outputBytes, Optional<String> finishReason, long finished, long unfinished) {

    static final Choices NONE = new Choices(0, 0, Optional.empty(), 0, 0);

    /** The bit of all indexes from here on, which are never known to have finished. */
    private static final int MANY = 63;

    private static final JsonFactory JSON = new JsonFactory();

    /** Where generated text is, at whatever depth of a message or delta. */
    private static final Set<String> GENERATED = Set.of(
            "content",
            "text",
            "reasoning_content",
            "reasoning",
            "thinking",
            "refusal",
            "name",
            "arguments",
            "input",
            "transcript");

    /** OpenRouter repeats there what {@code reasoning} says; the others are no part of the output. */
    private static final Set<String> PASSED_OVER = Set.of("reasoning_details", "annotations", "logprobs");

    /** Those of a document that was found to be well-formed. */
    static Choices of(JsonMembers body) {
        return body.find("choices", JsonKind.ARRAY)
                .map(choices -> read(body.document(), choices))
                .orElse(NONE);
    }

    private static Choices read(byte[] document, JsonMember choices) {
        int length = choices.valueEnd() - choices.valueStart();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document, choices.valueStart(), length)) {
            return new Reader(parser).choices();
        }
    }

    private static final class Reader {

        private final JsonParser parser;
        private int count;
        private int outputBytes;
        private @Nullable String finishReason;
        private long finished;
        private long unfinished;

        Reader(JsonParser parser) {
            this.parser = parser;
        }

        Choices choices() {
            parser.nextToken();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    count++;
                    choice();
                }
            }
            return new Choices(count, outputBytes, Optional.ofNullable(finishReason), finished, unfinished);
        }

        private void choice() {
            int index = 0;
            String reason = "";
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("finish_reason") && value == JsonToken.VALUE_STRING) {
                    reason = parser.getString();
                } else if (name.equals("index") && value == JsonToken.VALUE_NUMBER_INT) {
                    index = parser.getValueAsInt();
                } else if (name.equals("delta") || name.equals("message") || name.equals("text")) {
                    generated(name, value);
                } else {
                    parser.skipChildren();
                }
            }
            ends(index, reason);
        }

        /** Some hosts give an empty reason as long as there is none. */
        private void ends(int index, String reason) {
            boolean many = index < 0 || index >= MANY;
            if (reason.isEmpty() || many) {
                unfinished |= 1L << (many ? MANY : index);
            } else {
                finished |= 1L << index;
            }
            if (finishReason == null && !reason.isEmpty()) {
                finishReason = reason;
            }
        }

        private void generated(String name, JsonToken value) {
            if (value == JsonToken.VALUE_STRING && GENERATED.contains(name)) {
                outputBytes += Utf8.length(parser.getString());
            } else if (value == JsonToken.START_ARRAY) {
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    generated(name, item);
                }
            } else if (value == JsonToken.START_OBJECT) {
                members();
            }
        }

        private void members() {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (PASSED_OVER.contains(name)) {
                    parser.skipChildren();
                } else {
                    generated(name, value);
                }
            }
        }
    }
}
