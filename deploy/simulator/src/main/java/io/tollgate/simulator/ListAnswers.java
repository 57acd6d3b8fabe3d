package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Answers what is a list of one thing for each input: embeddings, moderations, rankings, images. */
final class ListAnswers {

    /** As OpenAI does. */
    private static final int MOST_INPUTS = 2_048;

    static final int USUAL_DIMENSIONS = 8;
    private static final int IMAGE_TOKENS = 272;

    /** One transparent pixel. */
    private static final String IMAGE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private ListAnswers() {}

    static Reply embeddings(Question question) {
        List<JsonNode> inputs = question.inputs("input");
        if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
            throw new InvalidRequestException("input", "'input' must have between 1 and " + MOST_INPUTS + " entries");
        }
        int dimensions = question.number("dimensions", USUAL_DIMENSIONS);
        String data = each(
                inputs.size(),
                i -> "{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":" + vector(inputs.get(i), dimensions)
                        + "}");
        int tokens = Question.tokens(inputs);
        return Reply.json(
                200,
                "{\"object\":\"list\",\"data\":[" + data + "],\"model\":" + Json.quote(question.model())
                        + ",\"usage\":{\"prompt_tokens\":" + tokens + ",\"total_tokens\":" + tokens + "}}");
    }

    /** As Gemini writes them. */
    static Reply geminiEmbeddings(Question question) {
        List<JsonNode> requests = question.inputs("requests");
        String data = each(requests.size(), i -> {
            JsonNode request = requests.get(i);
            int dimensions = request.path("outputDimensionality").asInt(USUAL_DIMENSIONS);
            return "{\"values\":" + vector(request.at("/content/parts/0/text"), dimensions) + "}";
        });
        return Reply.json(200, "{\"embeddings\":[" + data + "]}");
    }

    /** As Vertex AI writes them. */
    static Reply predictions(Question question) {
        List<JsonNode> instances = question.inputs("instances");
        int dimensions = question.at("/parameters/outputDimensionality").asInt(USUAL_DIMENSIONS);
        String predictions = each(instances.size(), i -> {
            JsonNode content = instances.get(i).path("content");
            return "{\"embeddings\":{\"values\":" + vector(content, dimensions)
                    + ",\"statistics\":{\"truncated\":false,\"token_count\":" + Question.tokens(content) + "}}}";
        });
        return Reply.json(200, "{\"predictions\":[" + predictions + "]}");
    }

    static Reply moderations(Question question, String id) {
        String results = each(
                question.inputs("input").size(),
                i -> "{\"flagged\":false,\"categories\":{\"violence\":false},\"category_scores\":{\"violence\":0.01}}");
        return Reply.json(
                200,
                "{\"id\":\"" + id + "\",\"model\":" + Json.quote(question.model()) + ",\"results\":[" + results + "]}");
    }

    static Reply rerank(Question question, String id) {
        List<JsonNode> documents = question.inputs("documents");
        int count = Math.min(documents.size(), question.number("top_n", documents.size()));
        String results = each(count, i -> "{\"index\":" + i + ",\"relevance_score\":" + decimal(1.0 / (i + 1)) + "}");
        int tokens = Question.tokens(documents) + Question.tokens(question.inputs("query"));
        return Reply.json(
                200,
                "{\"id\":\"" + id + "\",\"model\":" + Json.quote(question.model()) + ",\"results\":[" + results
                        + "],\"usage\":{\"total_tokens\":" + tokens + "}}");
    }

    static Reply images(Question question) {
        return images(question.number("n", 1), Question.tokens(question.inputs("prompt")));
    }

    /** @param form a multipart body */
    static Reply edits(byte[] form) {
        String text = new String(form, StandardCharsets.ISO_8859_1);
        if (!text.contains("name=\"image")) {
            throw new InvalidRequestException("image", "Missing required parameter: 'image'");
        }
        String count = AudioAnswers.field(text, "n");
        return images(count.isEmpty() ? 1 : Integer.parseInt(count), IMAGE_TOKENS);
    }

    private static Reply images(int count, int prompt) {
        int output = IMAGE_TOKENS * count;
        return Reply.json(
                200,
                "{\"created\":1760000000,\"data\":[" + each(count, i -> "{\"b64_json\":\"" + IMAGE + "\"}")
                        + "],\"usage\":{\"input_tokens\":" + prompt + ",\"output_tokens\":" + output
                        + ",\"total_tokens\":" + (prompt + output) + "}}");
    }

    /** The same for the same input, and different for most others. */
    static String vector(JsonNode input, int dimensions) {
        int seed = input.toString().hashCode();
        return IntStream.range(0, dimensions)
                .mapToObj(i -> decimal(Math.floorMod(seed * 31 + i * 7919, 1_000) / 1_000.0))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String each(int count, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(","));
    }
}
