package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a completion as server-sent events, each ending with its blank line: role, deltas, finish, usage, [DONE]. */
final class CompletionStream {

    private final Completion completion;
    private final String head;
    private final String tail;
    private final List<byte[]> events = new ArrayList<>();

    private CompletionStream(Completion completion, boolean includeUsage) {
        this.completion = completion;
        this.head = "data: {\"id\":\"" + completion.id()
                + "\",\"object\":\"chat.completion.chunk\",\"created\":" + completion.created()
                + ",\"model\":" + Json.quote(completion.model())
                + ",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_simulator\",\"choices\":[";
        this.tail = includeUsage ? "],\"usage\":null}\n\n" : "]}\n\n";
    }

    /** The events in order; the first {@code choices} of them carry only the role. */
    static List<byte[]> write(Completion completion, int chunks, boolean includeUsage) {
        CompletionStream stream = new CompletionStream(completion, includeUsage);
        stream.roles();
        completion.toolCall().ifPresentOrElse(stream::toolCall, () -> stream.text(chunks));
        stream.finish();
        if (includeUsage) {
            stream.add(stream.head + "],\"usage\":" + Json.usage(completion.usage()) + "}\n\n");
        }
        stream.add("data: [DONE]\n\n");
        return stream.events;
    }

    private void roles() {
        String content = completion.toolCall().isPresent() ? "null" : "\"\"";
        everyChoice("{\"role\":\"assistant\",\"content\":" + content + ",\"refusal\":null}", "null");
    }

    private void text(int chunks) {
        int tokens = completion.textTokens();
        int count = Math.min(chunks, tokens);
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) tokens * i / count);
            int to = (int) ((long) tokens * (i + 1) / count);
            everyChoice("{\"content\":\"" + AnswerText.tokens(from, to) + "\"}", "null");
        }
    }

    private void toolCall(ToolCall call) {
        everyChoice(
                "{\"tool_calls\":[{\"index\":0,\"id\":\"call_" + completion.id()
                        + "\",\"type\":\"function\",\"function\":{\"name\":" + Json.quote(call.name())
                        + ",\"arguments\":\"\"}}]}",
                "null");
        int half = call.arguments().length() / 2;
        arguments(call.arguments().substring(0, half));
        arguments(call.arguments().substring(half));
    }

    private void arguments(String part) {
        everyChoice("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":" + Json.quote(part) + "}}]}", "null");
    }

    private void finish() {
        everyChoice("{}", "\"" + completion.finishReason() + "\"");
    }

    private void everyChoice(String delta, String finishReason) {
        for (int i = 0; i < completion.choices(); i++) {
            add(head + "{\"index\":" + i + ",\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":"
                    + finishReason + "}" + tail);
        }
    }

    private void add(String event) {
        events.add(event.getBytes(StandardCharsets.UTF_8));
    }
}
