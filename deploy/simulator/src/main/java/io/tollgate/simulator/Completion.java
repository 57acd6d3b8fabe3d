package io.tollgate.simulator;

import java.util.Optional;

/** The outcome of one chat completion, before it is written as one body or as a stream: equal in all choices. */
record Completion(
        String id,
        long created,
        String model,
        int choices,
        int textTokens,
        Optional<ToolCall> toolCall,
        String finishReason,
        Usage usage) {

    /** What the provider bills, as OpenAI counts it: cached is part of prompt, reasoning part of completion. */
    record Usage(int prompt, int cached, int completion, int reasoning) {}

    static Completion of(ChatRequest request, Behaviour behaviour, String id, long created) {
        int wanted = request.toolCall().map(ToolCall::tokens).orElse(behaviour.answerTokens());
        int reasoning = behaviour.reasoningTokens();
        int limit = request.outputLimit().orElse(Integer.MAX_VALUE);
        int allowed = Math.max(0, limit - reasoning);
        // A tool call is short: the limit does not cut it.
        boolean cut = request.toolCall().isEmpty() && wanted > allowed;
        int tokens = cut ? allowed : wanted;
        String finish = cut ? "length" : request.toolCall().isPresent() ? "tool_calls" : "stop";
        int completion = (tokens + Math.min(reasoning, limit)) * request.choices();
        Usage usage = new Usage(
                request.promptTokens(),
                Math.min(behaviour.cachedTokens(), request.promptTokens()),
                completion,
                Math.min(reasoning, limit) * request.choices());
        return new Completion(
                id, created, request.model(), request.choices(), tokens, request.toolCall(), finish, usage);
    }
}
