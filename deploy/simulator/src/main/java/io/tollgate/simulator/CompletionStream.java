package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
        stream.content(chunks);
        stream.finish();
        if (includeUsage) {
            stream.add(stream.head + "],\"usage\":" + Json.usage(completion.usage()) + "}\n\n");
        }
        stream.add("data: [DONE]\n\n");
        return stream.events;
    }

    private void roles() {
        String content = completion.content() instanceof Content.Calls ? "null" : "\"\"";
        everyChoice("{\"role\":\"assistant\",\"content\":" + content + ",\"refusal\":null}", "null");
    }

    private void content(int chunks) {
        if (completion.content() instanceof Content.Calls calls) {
            for (int i = 0; i < calls.calls().size(); i++) {
                toolCall(i, calls.calls().get(i));
            }
        } else {
            completion.pieces(chunks).forEach(this::text);
        }
    }

    private void text(String text) {
        everyChoice("{\"content\":" + Json.quote(text) + "}", "null");
    }

    private static void inHalves(String text, Consumer<String> each) {
        int half = text.length() / 2;
        each.accept(text.substring(0, half));
        each.accept(text.substring(half));
    }

    private void toolCall(int index, ToolCall call) {
        everyChoice(
                "{\"tool_calls\":[{\"index\":" + index + ",\"id\":\"call_" + completion.id() + "-" + index
                        + "\",\"type\":\"function\",\"function\":{\"name\":" + Json.quote(call.name())
                        + ",\"arguments\":\"\"}}]}",
                "null");
        inHalves(call.arguments(), part -> arguments(index, part));
    }

    private void arguments(int index, String part) {
        everyChoice(
                "{\"tool_calls\":[{\"index\":" + index + ",\"function\":{\"arguments\":" + Json.quote(part) + "}}]}",
                "null");
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
