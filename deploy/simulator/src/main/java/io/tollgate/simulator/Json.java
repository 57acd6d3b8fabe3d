package io.tollgate.simulator;

import tools.jackson.core.io.JsonStringEncoder;

/** Writes the few JSON texts that are put together by hand because they are sent thousands of times a second. */
final class Json {

    private Json() {}

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }

    static String usage(Completion.Usage usage) {
        return "{\"prompt_tokens\":" + usage.prompt()
                + ",\"completion_tokens\":" + usage.completion()
                + ",\"total_tokens\":" + (usage.prompt() + usage.completion())
                + ",\"prompt_tokens_details\":{\"cached_tokens\":" + usage.cached()
                + ",\"audio_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":" + usage.reasoning()
                + ",\"audio_tokens\":0,\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}}";
    }

    /** OpenAI's error body. */
    static String error(String message, String type, String param, String code) {
        return "{\"error\":{\"message\":" + quote(message)
                + ",\"type\":" + quote(type)
                + ",\"param\":" + (param.isEmpty() ? "null" : quote(param))
                + ",\"code\":" + (code.isEmpty() ? "null" : quote(code)) + "}}";
    }
}
