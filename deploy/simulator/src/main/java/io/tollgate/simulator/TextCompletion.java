package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers legacy completions, in one body or as a stream. */
final class TextCompletion {

    private static final int USUAL_LIMIT = 16;

    private final Question question;
    private final Behaviour behaviour;
    private final int prompt;
    private final int tokens;
    private final String head;

    private TextCompletion(Question question, Behaviour behaviour, String id) {
        this.question = question;
        this.behaviour = behaviour;
        this.prompt = Question.tokens(question.inputs("prompt"));
        this.tokens = Math.min(behaviour.answerTokens(), question.number("max_tokens", USUAL_LIMIT));
        this.head = "{\"id\":\"" + id + "\",\"object\":\"text_completion\",\"created\":1760000000,\"model\":"
                + Json.quote(question.model()) + ",\"choices\":[";
    }

    static Reply answer(Question question, Behaviour behaviour, String id) {
        TextCompletion completion = new TextCompletion(question, behaviour, id);
        return question.flag("stream") ? Reply.stream(completion.events()) : Reply.json(200, completion.body());
    }

    private String body() {
        return head + choice(AnswerText.tokens(0, tokens), "\"" + finish() + "\"") + "],\"usage\":" + usage() + "}";
    }

    private List<byte[]> events() {
        List<byte[]> events = new ArrayList<>();
        int count = Math.min(behaviour.chunks(), tokens);
        for (int i = 0; i < count; i++) {
            String text = AnswerText.tokens(tokens * i / count, tokens * (i + 1) / count);
            events.add(event(head + choice(text, "null") + "]}"));
        }
        events.add(event(head + choice("", "\"" + finish() + "\"") + "]}"));
        if (behaviour.usage() && question.at("/stream_options/include_usage").asBoolean(false)) {
            events.add(event(head + "],\"usage\":" + usage() + "}"));
        }
        events.add(event("[DONE]"));
        return events;
    }

    private String finish() {
        return tokens < behaviour.answerTokens() ? "length" : "stop";
    }

    private String usage() {
        return Json.usage(new Completion.Usage(prompt, 0, tokens, 0));
    }

    private static String choice(String text, String finish) {
        return "{\"text\":" + Json.quote(text) + ",\"index\":0,\"logprobs\":null,\"finish_reason\":" + finish + "}";
    }

    private static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
