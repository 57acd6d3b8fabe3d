package io.tollgate.simulator;

import java.util.ArrayList;
import java.util.List;

/** The outcome of one chat completion, before it is written as one body or as a stream: equal in all choices. */
record Completion(
        String id, long created, String model, int choices, Content content, String finishReason, Usage usage) {

    /** What the provider bills, as OpenAI counts it: cached is part of prompt, reasoning part of completion. */
    record Usage(int prompt, int cached, int completion, int reasoning) {}

    static Completion of(ChatRequest request, Behaviour behaviour, String id, long created) {
        int limit = request.outputLimit().orElse(Integer.MAX_VALUE);
        int reasoning = Math.min(behaviour.reasoningTokens(), limit);
        Content content = request.prescribed()
                .orElseGet(() -> new Content.Words(Math.min(behaviour.answerTokens(), limit - reasoning)));
        Usage usage = new Usage(
                request.promptTokens(),
                Math.min(behaviour.cachedTokens(), request.promptTokens()),
                (tokens(content) + reasoning) * request.choices(),
                reasoning * request.choices());
        String finish = finishReason(content, behaviour);
        return new Completion(id, created, request.model(), request.choices(), content, finish, usage);
    }

    /** What it says where it calls no tools. */
    String text() {
        return content instanceof Content.Words words
                ? AnswerText.tokens(0, words.tokens())
                : ((Content.Document) content).json();
    }

    /** The same in this many pieces, or fewer where there is less to say. */
    List<String> pieces(int count) {
        List<String> pieces = new ArrayList<>();
        if (content instanceof Content.Words words) {
            int parts = Math.min(count, words.tokens());
            for (int i = 0; i < parts; i++) {
                int from = (int) ((long) words.tokens() * i / parts);
                pieces.add(AnswerText.tokens(from, (int) ((long) words.tokens() * (i + 1) / parts)));
            }
        } else {
            pieces.add(text().substring(0, text().length() / 2));
            pieces.add(text().substring(text().length() / 2));
        }
        return pieces;
    }

    /** Tool calls and documents are short: the limit does not cut them. */
    private static String finishReason(Content content, Behaviour behaviour) {
        if (content instanceof Content.Calls) {
            return "tool_calls";
        }
        return content instanceof Content.Words words && words.tokens() < behaviour.answerTokens() ? "length" : "stop";
    }

    private static int tokens(Content content) {
        if (content instanceof Content.Words words) {
            return words.tokens();
        }
        return content instanceof Content.Document document
                ? Math.max(1, document.json().length() / 4)
                : ((Content.Calls) content)
                        .calls().stream().mapToInt(ToolCall::tokens).sum();
    }
}
