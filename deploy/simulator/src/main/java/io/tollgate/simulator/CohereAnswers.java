package io.tollgate.simulator;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Answers what Cohere is asked beside chats. */
final class CohereAnswers {

    /** As Cohere does. */
    private static final int MOST_TEXTS = 96;

    private CohereAnswers() {}

    static Reply embeddings(Question question, String id) {
        List<JsonNode> texts = question.inputs("texts");
        if (texts.size() > MOST_TEXTS || question.text("input_type").isEmpty()) {
            throw new InvalidRequestException(
                    "texts", "invalid request: input_type is required, and there are at most 96 texts");
        }
        int dimensions = question.number("output_dimension", ListAnswers.USUAL_DIMENSIONS);
        String vectors = texts.stream()
                .map(text -> ListAnswers.vector(text, dimensions))
                .collect(Collectors.joining(",", "[", "]"));
        return Reply.json(
                200,
                "{\"id\":" + Json.quote(id) + ",\"embeddings\":{\"float\":" + vectors
                        + "},\"meta\":{\"api_version\":{\"version\":\"2\"},\"billed_units\":{\"input_tokens\":"
                        + Question.tokens(texts) + "}}}");
    }

    /** Billed by the search. */
    static Reply ranking(Question question, String id) {
        int documents = question.inputs("documents").size();
        String results = IntStream.range(0, Math.min(documents, question.number("top_n", documents)))
                .mapToObj(i -> "{\"index\":" + i + ",\"relevance_score\":" + ListAnswers.decimal(1.0 / (i + 1)) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        return Reply.json(
                200,
                "{\"id\":" + Json.quote(id) + ",\"results\":" + results
                        + ",\"meta\":{\"api_version\":{\"version\":\"2\"},\"billed_units\":{\"search_units\":"
                        + (1 + documents / 100) + "}}}");
    }
}
