package io.tollgate.simulator;

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
        return completion
                .toolCall()
                .map(call -> toolMessage(completion, call))
                .orElseGet(() -> "{\"role\":\"assistant\",\"content\":\""
                        + AnswerText.tokens(0, completion.textTokens()) + "\",\"refusal\":null}");
    }

    private static String toolMessage(Completion completion, ToolCall call) {
        return "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_" + completion.id()
                + "\",\"type\":\"function\",\"function\":{\"name\":" + Json.quote(call.name())
                + ",\"arguments\":" + Json.quote(call.arguments()) + "}}],\"refusal\":null}";
    }
}
