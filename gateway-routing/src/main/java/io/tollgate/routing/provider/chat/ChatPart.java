package io.tollgate.routing.provider.chat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** One part of a turn. */
public sealed interface ChatPart {

    /** Says what it is. */
    <T> T tell(Listener<T> listener);

    /** The {@code cache_control} that marks it; missing where there is none. */
    JsonNode mark();

    /** Hears what a part is. */
    interface Listener<T> {

        T text(Text part);

        T media(Media part);

        T thought(Thought part);

        T toolUse(ToolUse part);

        T toolResult(ToolResult part);
    }

    /**
     * What was said.
     *
     * @param text never empty
     * @param annotations that tell where it is from; missing where there are none
     */
    record Text(String text, JsonNode mark, JsonNode annotations) implements ChatPart {

        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.text(this);
        }
    }

    /**
     * An image, a document or a sound.
     *
     * @param field where it is in the request
     * @param type such as {@code image/png}; empty where only its address is known
     * @param data in Base64; empty where it has an address
     * @param url its address; empty where the data is here
     * @param name of a file; may be empty
     */
    record Media(Kind kind, String field, String type, String data, String url, String name, JsonNode mark)
            implements ChatPart {

        /** What there is besides text. */
        public enum Kind {
            IMAGE,
            DOCUMENT,
            AUDIO
        }

        public boolean isInline() {
            return url.isEmpty();
        }

        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.media(this);
        }
    }

    /**
     * What the model thought, as it is to be sent back.
     *
     * @param text empty where it is encrypted
     * @param signature that proves it; empty where it is encrypted
     * @param encrypted what only the provider can read; empty where the text is here
     */
    record Thought(String text, String signature, String encrypted, JsonNode mark) implements ChatPart {

        /** What the encrypted text of Google's models begins with; nobody else can read it. */
        public static final String OF_GOOGLE = "google:";

        public boolean isOfGoogle() {
            return encrypted.startsWith(OF_GOOGLE);
        }

        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.thought(this);
        }
    }

    /**
     * A call of a tool.
     *
     * @param input an object
     * @param call as it is in the request, with what extensions it has
     */
    record ToolUse(String id, String name, JsonNode input, JsonNode call, JsonNode mark) implements ChatPart {

        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.toolUse(this);
        }
    }

    /**
     * What a tool gave.
     *
     * @param name of the tool; empty where the call is not in the request
     */
    record ToolResult(String id, String name, List<ChatPart> content, JsonNode mark) implements ChatPart {

        public ToolResult {
            content = List.copyOf(content);
        }

        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.toolResult(this);
        }
    }
}
