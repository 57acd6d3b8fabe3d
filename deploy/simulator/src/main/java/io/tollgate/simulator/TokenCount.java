package io.tollgate.simulator;

import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** Counts a prompt, by the same rule as answers count theirs. */
final class TokenCount {

    private TokenCount() {}

    static Reply anthropic(Question question) {
        return Reply.json(200, "{\"input_tokens\":" + tokens(question) + "}");
    }

    /** Of what would be said in Converse, or be invoked. */
    static Reply bedrock(Question question) {
        JsonNode invoked = question.at("/input/invokeModel/body");
        Question counted = invoked.isString()
                ? Question.read(Base64.getDecoder().decode(invoked.stringValue()))
                : new Question(question.at("/input/converse"));
        return Reply.json(200, "{\"inputTokens\":" + tokens(counted) + "}");
    }

    private static int tokens(Question question) {
        return Question.tokens(question.inputs("messages"));
    }
}
