package io.tollgate.api.canonical;

import io.tollgate.billing.price.TokenUsage;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How a protocol words one stream, in events that go to a buffer. */
public interface StreamWords extends ChatListener {

    /** The stream begins with this chunk, which names it. */
    void begin(JsonNode chunk);

    /**
     * All was told; the last event that is written here has the usage.
     *
     * @param relayedBytes of generated text, to tell the usage by where the provider did not
     */
    void end(Ending ending, Optional<TokenUsage> usage, long relayedBytes);

    /** What comes after the usage, where anything does. */
    void close();

    /** The stream broke; the api says why, in an event after this. */
    void broken();
}
