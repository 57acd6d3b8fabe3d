package io.tollgate.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Writes a completion as Cohere's chat does, whole or as events; where it was given documents, it cites the first. */
final class CohereWords {

    private static final String TOOL_PLAN = "I will ask at the gate.";

    private final Completion completion;
    private final Behaviour behaviour;
    private final boolean cites;
    private final List<byte[]> events = new ArrayList<>();

    private CohereWords(Completion completion, Behaviour behaviour, boolean cites) {
        this.completion = completion;
        this.behaviour = behaviour;
        this.cites = cites && !(completion.content() instanceof Content.Calls);
    }

    static Reply reply(ChatRequest request, Completion completion, Behaviour behaviour, boolean cites) {
        CohereWords words = new CohereWords(completion, behaviour, cites);
        return request.stream() ? Reply.stream(words.stream()) : Reply.json(200, words.whole());
    }

    private String whole() {
        String said = completion.content() instanceof Content.Calls calls
                ? "\"tool_plan\":\"" + TOOL_PLAN + "\",\"tool_calls\":" + calls(calls.calls())
                : "\"content\":[{\"type\":\"text\",\"text\":" + Json.quote(completion.text()) + "}]"
                        + (cites ? ",\"citations\":[" + citation() + "]" : "");
        return "{\"id\":" + Json.quote(completion.id()) + ",\"finish_reason\":\"" + finishReason()
                + "\",\"message\":{\"role\":\"assistant\"," + said + "}" + usage() + "}";
    }

    private List<byte[]> stream() {
        event(
                "message-start",
                "\"id\":" + Json.quote(completion.id()) + "," + message("\"role\":\"assistant\",\"content\":[]"));
        if (completion.content() instanceof Content.Calls calls) {
            event("tool-plan-delta", message("\"tool_plan\":\"" + TOOL_PLAN + "\""));
            for (int i = 0; i < calls.calls().size(); i++) {
                call(i, calls.calls().get(i));
            }
        } else {
            text();
        }
        event("message-end", "\"delta\":{\"finish_reason\":\"" + finishReason() + "\"" + usage() + "}");
        events.add("data: [DONE]\n\n".getBytes(UTF_8));
        return events;
    }

    private void text() {
        event("content-start", "\"index\":0," + message("\"content\":{\"type\":\"text\",\"text\":\"\"}"));
        completion
                .pieces(behaviour.chunks())
                .forEach(text -> event(
                        "content-delta", "\"index\":0," + message("\"content\":{\"text\":" + Json.quote(text) + "}")));
        if (cites) {
            event("citation-start", "\"index\":0," + message("\"citations\":" + citation()));
            event("citation-end", "\"index\":0");
        }
        event("content-end", "\"index\":0");
    }

    private void call(int index, ToolCall call) {
        String place = "\"index\":" + index + ",";
        event("tool-call-start", place + message("\"tool_calls\":" + call(index, call, "")));
        int half = call.arguments().length() / 2;
        for (String part :
                List.of(call.arguments().substring(0, half), call.arguments().substring(half))) {
            event(
                    "tool-call-delta",
                    place + message("\"tool_calls\":{\"function\":{\"arguments\":" + Json.quote(part) + "}}"));
        }
        event("tool-call-end", "\"index\":" + index);
    }

    private String calls(List<ToolCall> calls) {
        StringJoiner written = new StringJoiner(",", "[", "]");
        for (int i = 0; i < calls.size(); i++) {
            written.add(call(i, calls.get(i), calls.get(i).arguments()));
        }
        return written.toString();
    }

    private String call(int index, ToolCall call, String arguments) {
        return "{\"id\":\"" + call.name() + "_" + index + "\",\"type\":\"function\",\"function\":{\"name\":"
                + Json.quote(call.name()) + ",\"arguments\":" + Json.quote(arguments) + "}}";
    }

    private String citation() {
        String cited =
                completion.text().substring(0, Math.min(11, completion.text().length()));
        return "{\"start\":0,\"end\":" + cited.length() + ",\"text\":" + Json.quote(cited)
                + ",\"sources\":[{\"type\":\"document\",\"id\":\"doc:0\",\"document\":{\"id\":\"doc:0\",\"title\":\"Tolls\"}}]}";
    }

    private static String message(String members) {
        return "\"delta\":{\"message\":{" + members + "}}";
    }

    private void event(String type, String members) {
        events.add(("event: " + type + "\ndata: {\"type\":\"" + type + "\"," + members + "}\n\n").getBytes(UTF_8));
    }

    private String usage() {
        if (!behaviour.usage()) {
            return "";
        }
        Completion.Usage usage = completion.usage();
        return ",\"usage\":{\"billed_units\":{\"input_tokens\":" + usage.prompt() + ",\"output_tokens\":"
                + usage.completion() + "},\"tokens\":{\"input_tokens\":" + (usage.prompt() + 64)
                + ",\"output_tokens\":" + usage.completion() + "}}";
    }

    private String finishReason() {
        return switch (completion.finishReason()) {
            case "length" -> "MAX_TOKENS";
            case "tool_calls" -> "TOOL_CALL";
            default -> "COMPLETE";
        };
    }
}
