package io.tollgate.routing.provider;

import java.util.Map;
import java.util.Optional;

/** One step of a streamed answer. A stream is any number of chunks and one end. */
public sealed interface StreamEvent {

    /** Whether nothing comes after it. */
    default boolean isEnd() {
        return true;
    }

    /** What goes to the caller; may be nothing. */
    byte[] bytes();

    /**
     * A part of the answer.
     *
     * @param bytes whole server-sent events in the caller's protocol; nothing where the chunk is only for the gateway
     * @param outputBytes UTF-8 bytes of generated text, reasoning and tool arguments in it
     * @param finishReason of the first choice that has one
     * @param usage with its place in {@code bytes}
     */
    record Chunk(byte[] bytes, int outputBytes, Optional<String> finishReason, Optional<UsagePart> usage)
            implements StreamEvent {

        @Override
        public boolean isEnd() {
            return false;
        }

        /** Whether it carries something that the model generated, so that no other provider can take over. */
        public boolean isContent() {
            return outputBytes > 0;
        }

        /** The bytes with these members in the usage; the bytes themselves when no usage is shown. */
        public byte[] withUsage(Map<String, byte[]> members) {
            return usage.filter(UsagePart::isShown)
                    .map(part -> part.extend(bytes, members))
                    .orElse(bytes);
        }
    }

    /** The provider said that the answer is whole. */
    record Done(byte[] bytes) implements StreamEvent {}

    /** The answer broke. Nothing of it goes to the caller as it came: the api words it. */
    record Broken(Failure failure) implements StreamEvent {

        private static final byte[] NOTHING = {};

        @Override
        public byte[] bytes() {
            return NOTHING;
        }
    }
}
