package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a completion as Gemini does: whole, or as chunks that each are an answer of their own. */
final class GeminiWords {

    private final Completion completion;
    private final Behaviour behaviour;

    private GeminiWords(Completion completion, Behaviour behaviour) {
        this.completion = completion;
        this.behaviour = behaviour;
    }

    static Reply reply(ChatRequest request, Completion completion, Behaviour behaviour) {
        GeminiWords words = new GeminiWords(completion, behaviour);
        return request.stream() ? Reply.stream(words.stream()) : Reply.json(200, words.whole());
    }

    private String whole() {
        return answer(String.join(",", parts(1)), finishReason());
    }

    private List<byte[]> stream() {
        List<byte[]> events = new ArrayList<>();
        List<String> parts = parts(behaviour.chunks());
        for (int i = 0; i < parts.size(); i++) {
            String finish = i == parts.size() - 1 ? finishReason() : "";
            events.add(("data: " + answer(parts.get(i), finish) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        }
        return events;
    }

    private List<String> parts(int chunks) {
        List<String> parts = new ArrayList<>();
        if (completion.usage().reasoning() > 0) {
            String thought = AnswerText.tokens(0, completion.usage().reasoning());
            parts.add("{\"text\":" + Json.quote(thought) + ",\"thought\":true}");
        }
        if (completion.content() instanceof Content.Calls calls) {
            calls(calls.calls(), parts);
        } else if (completion.content() instanceof Content.Words words) {
            words(words.tokens(), chunks).forEach(text -> parts.add("{\"text\":" + Json.quote(text) + "}"));
        } else {
            parts.add("{\"text\":" + Json.quote(((Content.Document) completion.content()).json()) + "}");
        }
        return parts;
    }

    /** Of calls made at once only the first is signed. */
    private static void calls(List<ToolCall> calls, List<String> parts) {
        String signature = ",\"thoughtSignature\":\"c2lnbmVk\"";
        for (ToolCall call : calls) {
            parts.add("{\"functionCall\":{\"name\":" + Json.quote(call.name()) + ",\"args\":" + call.arguments() + "}"
                    + signature + "}");
            signature = "";
        }
    }

    private static List<String> words(int tokens, int chunks) {
        List<String> words = new ArrayList<>();
        int count = Math.max(1, Math.min(chunks, tokens));
        for (int i = 0; i < count; i++) {
            words.add(AnswerText.tokens((int) ((long) tokens * i / count), (int) ((long) tokens * (i + 1) / count)));
        }
        return words;
    }

    private String answer(String parts, String finishReason) {
        return "{\"candidates\":[{\"content\":{\"parts\":[" + parts + "],\"role\":\"model\"},\"index\":0"
                + (finishReason.isEmpty() ? "" : ",\"finishReason\":\"" + finishReason + "\"") + "}]" + usage()
                + ",\"modelVersion\":" + Json.quote(completion.model()) + ",\"responseId\":\""
                + completion.id().replace("chatcmpl-", "resp-") + "\"}";
    }

    private String usage() {
        if (!behaviour.usage()) {
            return "";
        }
        Completion.Usage usage = completion.usage();
        return ",\"usageMetadata\":{\"promptTokenCount\":" + usage.prompt() + ",\"cachedContentTokenCount\":"
                + usage.cached() + ",\"candidatesTokenCount\":" + (usage.completion() - usage.reasoning())
                + ",\"thoughtsTokenCount\":" + usage.reasoning() + ",\"totalTokenCount\":"
                + (usage.prompt() + usage.completion()) + "}";
    }

    /** Calls of tools end as any answer does. */
    private String finishReason() {
        return Map.of("length", "MAX_TOKENS").getOrDefault(completion.finishReason(), "STOP");
    }
}
