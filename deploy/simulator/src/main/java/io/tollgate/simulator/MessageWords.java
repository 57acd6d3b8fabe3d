package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes a completion as one of Anthropic's messages, whole or as events. */
final class MessageWords {

    private static final Map<String, String> HEADERS = Map.of(
            "request-id", "req_simulated",
            "anthropic-ratelimit-requests-limit", "1000",
            "anthropic-ratelimit-requests-remaining", "999",
            "anthropic-ratelimit-requests-reset", "2000-01-01T00:00:00Z");

    private final Completion completion;
    private final Behaviour behaviour;
    private final List<byte[]> events = new ArrayList<>();
    private int index;

    private MessageWords(Completion completion, Behaviour behaviour) {
        this.completion = completion;
        this.behaviour = behaviour;
    }

    static Reply reply(ChatRequest request, Completion completion, Behaviour behaviour) {
        MessageWords words = new MessageWords(completion, behaviour);
        return (request.stream() ? Reply.stream(words.stream()) : Reply.json(200, words.whole())).with(HEADERS);
    }

    private String whole() {
        StringJoiner blocks = new StringJoiner(",", "[", "]");
        if (completion.usage().reasoning() > 0) {
            blocks.add("{\"type\":\"thinking\",\"thinking\":" + Json.quote(thought()) + ",\"signature\":\"c2lnbmVk\"}");
        }
        if (completion.content() instanceof Content.Calls calls) {
            for (int i = 0; i < calls.calls().size(); i++) {
                blocks.add(call(i, calls.calls().get(i), calls.calls().get(i).arguments()));
            }
        } else {
            blocks.add("{\"type\":\"text\",\"text\":" + Json.quote(completion.text()) + "}");
        }
        return message(
                blocks.toString(),
                "\"" + stopReason() + "\"",
                completion.usage().completion());
    }

    private List<byte[]> stream() {
        event("message_start", "\"message\":" + message("[]", "null", 1));
        if (completion.usage().reasoning() > 0) {
            block("{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}", () -> {
                delta("thinking_delta", "thinking", thought());
                delta("signature_delta", "signature", "c2lnbmVk");
            });
        }
        event("ping", "");
        content();
        event(
                "message_delta",
                "\"delta\":{\"stop_reason\":\"" + stopReason() + "\",\"stop_sequence\":null},\"usage\":"
                        + usage(completion.usage().completion()));
        event("message_stop", "");
        return events;
    }

    private void content() {
        if (completion.content() instanceof Content.Calls calls) {
            for (int i = 0; i < calls.calls().size(); i++) {
                ToolCall call = calls.calls().get(i);
                block(call(i, call, "{}"), () -> inHalves("input_json_delta", "partial_json", call.arguments()));
            }
        } else {
            block(
                    "{\"type\":\"text\",\"text\":\"\"}",
                    () -> completion.pieces(behaviour.chunks()).forEach(text -> delta("text_delta", "text", text)));
        }
    }

    private void inHalves(String type, String member, String text) {
        int half = text.length() / 2;
        delta(type, member, text.substring(0, half));
        delta(type, member, text.substring(half));
    }

    private void block(String empty, Runnable deltas) {
        event("content_block_start", "\"index\":" + index + ",\"content_block\":" + empty);
        deltas.run();
        event("content_block_stop", "\"index\":" + index);
        index++;
    }

    private void delta(String type, String member, String text) {
        event(
                "content_block_delta",
                "\"index\":" + index + ",\"delta\":{\"type\":\"" + type + "\",\"" + member + "\":" + Json.quote(text)
                        + "}");
    }

    private void event(String type, String members) {
        String data = "{\"type\":\"" + type + "\"" + (members.isEmpty() ? "" : "," + members) + "}";
        events.add(("event: " + type + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    private String message(String content, String stopReason, int output) {
        return "{\"id\":\"" + completion.id().replace("chatcmpl-", "msg_")
                + "\",\"type\":\"message\",\"role\":\"assistant\",\"model\":" + Json.quote(completion.model())
                + ",\"content\":" + content + ",\"stop_reason\":" + stopReason
                + ",\"stop_sequence\":null,\"usage\":" + usage(output) + "}";
    }

    private String usage(int output) {
        if (!behaviour.usage()) {
            return "{}";
        }
        Completion.Usage usage = completion.usage();
        return "{\"input_tokens\":" + (usage.prompt() - usage.cached())
                + ",\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":" + usage.cached()
                + ",\"output_tokens\":" + output + ",\"service_tier\":\"standard\"}";
    }

    private String call(int place, ToolCall call, String input) {
        return "{\"type\":\"tool_use\",\"id\":\"toolu_" + completion.id().replace("chatcmpl-", "") + "_" + place
                + "\",\"name\":" + Json.quote(call.name()) + ",\"input\":" + input + "}";
    }

    private String thought() {
        return AnswerText.tokens(0, completion.usage().reasoning());
    }

    private String stopReason() {
        return switch (completion.finishReason()) {
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            default -> "end_turn";
        };
    }
}
