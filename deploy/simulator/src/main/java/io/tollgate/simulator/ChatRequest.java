package io.tollgate.simulator;

import java.util.Optional;
import java.util.OptionalInt;

/** What an answer depends on in a chat completion request. */
record ChatRequest(
        String model,
        boolean stream,
        boolean includeUsage,
        OptionalInt outputLimit,
        int choices,
        int promptTokens,
        Optional<ToolCall> toolCall) {}
