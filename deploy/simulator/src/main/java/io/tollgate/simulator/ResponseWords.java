package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Writes a completion as one of OpenAI's responses, whole or as events. */
final class ResponseWords {

    private final Completion completion;
    private final Behaviour behaviour;
    private final boolean stored;
    private final List<byte[]> events = new ArrayList<>();
    private final StringJoiner output = new StringJoiner(",", "[", "]");
    private int index;

    private ResponseWords(Completion completion, Behaviour behaviour, boolean stored) {
        this.completion = completion;
        this.behaviour = behaviour;
        this.stored = stored;
    }

    /** @param stored whether the request lets it be stored */
    static Reply reply(ChatRequest request, Completion completion, Behaviour behaviour, boolean stored) {
        ResponseWords words = new ResponseWords(completion, behaviour, stored);
        words.tell();
        return request.stream() ? Reply.stream(words.events) : Reply.json(200, words.response(words.status()));
    }

    private void tell() {
        event("response.created", "\"response\":" + response("in_progress"));
        event("response.in_progress", "\"response\":" + response("in_progress"));
        if (completion.usage().reasoning() > 0) {
            item("reasoning", "\"summary\":[]", "\"summary\":[]", () -> {});
        }
        if (completion.content() instanceof Content.Calls calls) {
            calls.calls().forEach(this::call);
        } else {
            message();
        }
        event("response." + status(), "\"response\":" + response(status()));
    }

    private void message() {
        String begun = "\"role\":\"assistant\",\"status\":\"in_progress\",\"content\":[]";
        String part = "{\"type\":\"output_text\",\"text\":" + Json.quote(completion.text())
                + ",\"annotations\":[],\"logprobs\":[]}";
        item("message", begun, "\"role\":\"assistant\",\"status\":\"completed\",\"content\":[" + part + "]", () -> {
            within(
                    "response.content_part.added",
                    "\"part\":{\"type\":\"output_text\",\"text\":\"\",\"annotations\":[]}");
            completion
                    .pieces(behaviour.chunks())
                    .forEach(text ->
                            within("response.output_text.delta", "\"logprobs\":[],\"delta\":" + Json.quote(text)));
            within("response.output_text.done", "\"logprobs\":[],\"text\":" + Json.quote(completion.text()));
            within("response.content_part.done", "\"part\":" + part);
        });
    }

    private void call(ToolCall call) {
        String named = "\"call_id\":\"call_" + completion.id() + "_" + index + "\",\"name\":" + Json.quote(call.name())
                + ",\"arguments\":";
        item("function_call", named + "\"\"", named + Json.quote(call.arguments()), () -> {
            int half = call.arguments().length() / 2;
            for (String part : List.of(
                    call.arguments().substring(0, half), call.arguments().substring(half))) {
                of("response.function_call_arguments.delta", "\"delta\":" + Json.quote(part));
            }
            of("response.function_call_arguments.done", "\"arguments\":" + Json.quote(call.arguments()));
        });
    }

    private void item(String type, String begun, String done, Runnable inside) {
        String head = "{\"id\":\"" + id() + "\",\"type\":\"" + type + "\",";
        event("response.output_item.added", "\"output_index\":" + index + ",\"item\":" + head + begun + "}");
        inside.run();
        event("response.output_item.done", "\"output_index\":" + index + ",\"item\":" + head + done + "}");
        output.add(head + done + "}");
        index++;
    }

    private void within(String type, String members) {
        of(type, "\"content_index\":0," + members);
    }

    private void of(String type, String members) {
        event(type, "\"item_id\":\"" + id() + "\",\"output_index\":" + index + "," + members);
    }

    private void event(String type, String members) {
        String data = "{\"type\":\"" + type + "\",\"sequence_number\":" + events.size() + "," + members + "}";
        events.add(("event: " + type + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    private String response(String status) {
        boolean over = !status.equals("in_progress");
        return "{\"id\":\"" + completion.id().replace("chatcmpl-", "resp_")
                + "\",\"object\":\"response\",\"created_at\":"
                + completion.created() + ",\"status\":\"" + status + "\",\"error\":null,\"incomplete_details\":"
                + (status.equals("incomplete") ? "{\"reason\":\"max_output_tokens\"}" : "null") + ",\"model\":"
                + Json.quote(completion.model()) + ",\"output\":" + output + ",\"store\":" + stored
                + ",\"service_tier\":\"default\",\"usage\":" + (over && behaviour.usage() ? usage() : "null") + "}";
    }

    private String usage() {
        Completion.Usage usage = completion.usage();
        return "{\"input_tokens\":" + usage.prompt() + ",\"input_tokens_details\":{\"cached_tokens\":" + usage.cached()
                + "},\"output_tokens\":" + usage.completion() + ",\"output_tokens_details\":{\"reasoning_tokens\":"
                + usage.reasoning() + "},\"total_tokens\":" + (usage.prompt() + usage.completion()) + "}";
    }

    private String status() {
        return completion.finishReason().equals("length") ? "incomplete" : "completed";
    }

    private String id() {
        return "item_" + completion.id().replace("chatcmpl-", "") + "_" + index;
    }
}
