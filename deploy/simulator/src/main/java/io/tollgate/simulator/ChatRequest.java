package io.tollgate.simulator;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an answer depends on in a chat completion request.
 *
 * @param prescribed what the answer must say instead of the usual words: tool calls, or a JSON document
 */
record ChatRequest(
        String model,
        boolean stream,
        boolean includeUsage,
        OptionalInt outputLimit,
        int choices,
        int promptTokens,
        Optional<Content> prescribed) {}
