package io.tollgate.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request of any operation but chat: its JSON, read as a tree. */
record Question(JsonNode body) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Roughly English: four bytes count as one token. */
    private static final int BYTES_PER_TOKEN = 4;

    static Question read(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (!tree.isObject()) {
                throw new InvalidRequestException("body", "The request body must be a JSON object");
            }
            return new Question(tree);
        } catch (JacksonException malformed) {
            throw new InvalidRequestException("body", "We could not parse the JSON body of your request");
        }
    }

    String model() {
        return text("model")
                .orElseThrow(() -> new InvalidRequestException("model", "You must provide a 'model' parameter"));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(body.path(name).asString("")).filter(text -> !text.isEmpty());
    }

    boolean flag(String name) {
        return body.path(name).asBoolean(false);
    }

    int number(String name, int otherwise) {
        return body.path(name).asInt(otherwise);
    }

    JsonNode at(String pointer) {
        return body.at(pointer);
    }

    /** The inputs under this name: one text, one list of tokens, or a list of either. */
    List<JsonNode> inputs(String name) {
        JsonNode input = body.path(name);
        if (input.isMissingNode() || input.isNull()) {
            throw new InvalidRequestException(name, "Missing required parameter: '" + name + "'");
        }
        List<JsonNode> inputs = new ArrayList<>();
        if (input.isArray() && !input.path(0).isNumber()) {
            input.forEach(inputs::add);
        } else {
            inputs.add(input);
        }
        return inputs;
    }

    /** A token for each of a list, or for every four bytes of a text. */
    static int tokens(JsonNode input) {
        return input.isArray()
                ? input.size()
                : Math.max(1, input.toString().getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN);
    }

    static int tokens(List<JsonNode> inputs) {
        return inputs.stream().mapToInt(Question::tokens).sum();
    }
}
