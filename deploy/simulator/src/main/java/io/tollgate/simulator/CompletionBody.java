package io.tollgate.simulator;

import java.util.List;
import java.util.StringJoiner;

/** Writes a completion as one {@code chat.completion} object. */
final class CompletionBody {

    private CompletionBody() {}

    static String write(Completion completion, boolean withUsage) {
        StringBuilder body = new StringBuilder(2048)
                .append("{\"id\":\"")
                .append(completion.id())
                .append("\",\"object\":\"chat.completion\",\"created\":")
                .append(completion.created())
                .append(",\"model\":")
                .append(Json.quote(completion.model()))
                .append(",\"choices\":[");
        String message = message(completion);
        for (int i = 0; i < completion.choices(); i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"index\":")
                    .append(i)
                    .append(",\"message\":")
                    .append(message)
                    .append(",\"logprobs\":null,\"finish_reason\":\"")
                    .append(completion.finishReason())
                    .append("\"}");
        }
        body.append(']');
        if (withUsage) {
            body.append(",\"usage\":").append(Json.usage(completion.usage()));
        }
        return body.append(",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_simulator\"}")
                .toString();
    }

    private static String message(Completion completion) {
        if (completion.content() instanceof Content.Calls calls) {
            return toolMessage(completion.id(), calls.calls());
        }
        return "{\"role\":\"assistant\",\"content\":" + Json.quote(completion.text()) + ",\"refusal\":null}";
    }

    private static String toolMessage(String id, List<ToolCall> calls) {
        StringJoiner written = new StringJoiner(
                ",", "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[", "],\"refusal\":null}");
        for (int i = 0; i < calls.size(); i++) {
            ToolCall call = calls.get(i);
            written.add("{\"id\":\"call_" + id + "-" + i + "\",\"type\":\"function\",\"function\":{\"name\":"
                    + Json.quote(call.name()) + ",\"arguments\":" + Json.quote(call.arguments()) + "}}");
        }
        return written.toString();
    }
}
