package io.tollgate.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes a completion as Bedrock's Converse does, whole or as messages of AWS's event stream. */
final class ConverseWords {

    private final Completion completion;
    private final Behaviour behaviour;
    private final List<byte[]> frames = new ArrayList<>();
    private int index;

    private ConverseWords(Completion completion, Behaviour behaviour) {
        this.completion = completion;
        this.behaviour = behaviour;
    }

    static Reply reply(ChatRequest request, Completion completion, Behaviour behaviour) {
        ConverseWords words = new ConverseWords(completion, behaviour);
        Reply reply = request.stream() ? EventFrames.stream(words.stream()) : Reply.json(200, words.whole());
        return reply.with(Map.of("x-amzn-requestid", completion.id()));
    }

    private String whole() {
        StringJoiner blocks = new StringJoiner(",", "[", "]");
        if (completion.usage().reasoning() > 0) {
            blocks.add("{\"reasoningContent\":{\"reasoningText\":{\"text\":"
                    + Json.quote(AnswerText.tokens(0, completion.usage().reasoning()))
                    + ",\"signature\":\"c2lnbmVk\"}}}");
        }
        if (completion.content() instanceof Content.Calls calls) {
            for (int i = 0; i < calls.calls().size(); i++) {
                ToolCall call = calls.calls().get(i);
                blocks.add("{\"toolUse\":{" + named(i, call) + ",\"input\":" + call.arguments() + "}}");
            }
        } else {
            blocks.add("{\"text\":" + Json.quote(completion.text()) + "}");
        }
        return "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":" + blocks + "}},\"stopReason\":\""
                + stopReason() + "\",\"metrics\":{\"latencyMs\":1}" + usage() + "}";
    }

    private List<byte[]> stream() {
        event("messageStart", "\"role\":\"assistant\"");
        if (completion.usage().reasoning() > 0) {
            delta("{\"reasoningContent\":{\"text\":"
                    + Json.quote(AnswerText.tokens(0, completion.usage().reasoning())) + "}}");
            delta("{\"reasoningContent\":{\"signature\":\"c2lnbmVk\"}}");
            stop();
        }
        if (completion.content() instanceof Content.Calls calls) {
            for (int i = 0; i < calls.calls().size(); i++) {
                call(i, calls.calls().get(i));
            }
        } else {
            completion.pieces(behaviour.chunks()).forEach(text -> delta("{\"text\":" + Json.quote(text) + "}"));
            stop();
        }
        event("messageStop", "\"stopReason\":\"" + stopReason() + "\"");
        event("metadata", "\"metrics\":{\"latencyMs\":1}" + usage());
        return frames;
    }

    /** Only calls of tools are sure to have a beginning. */
    private void call(int place, ToolCall call) {
        event(
                "contentBlockStart",
                "\"contentBlockIndex\":" + index + ",\"start\":{\"toolUse\":{" + named(place, call) + "}}");
        int half = call.arguments().length() / 2;
        for (String part :
                List.of(call.arguments().substring(0, half), call.arguments().substring(half))) {
            delta("{\"toolUse\":{\"input\":" + Json.quote(part) + "}}");
        }
        stop();
    }

    private String named(int place, ToolCall call) {
        return "\"toolUseId\":\"tooluse_" + completion.id().replace("chatcmpl-", "") + "_" + place + "\",\"name\":"
                + Json.quote(call.name());
    }

    private void delta(String delta) {
        event("contentBlockDelta", "\"contentBlockIndex\":" + index + ",\"delta\":" + delta);
    }

    private void stop() {
        event("contentBlockStop", "\"contentBlockIndex\":" + index++);
    }

    /** With padding, which says nothing. */
    private void event(String type, String members) {
        frames.add(EventFrames.event(type, "{" + members + ",\"p\":\"abcdefgh\"}"));
    }

    private String usage() {
        if (!behaviour.usage()) {
            return "";
        }
        Completion.Usage usage = completion.usage();
        return ",\"usage\":{\"inputTokens\":" + (usage.prompt() - usage.cached()) + ",\"outputTokens\":"
                + usage.completion() + ",\"totalTokens\":" + (usage.prompt() + usage.completion())
                + ",\"cacheReadInputTokens\":" + usage.cached() + ",\"cacheWriteInputTokens\":0}";
    }

    private String stopReason() {
        return switch (completion.finishReason()) {
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            default -> "end_turn";
        };
    }
}
