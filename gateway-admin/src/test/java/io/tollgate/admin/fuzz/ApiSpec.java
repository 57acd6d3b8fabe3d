package io.tollgate.admin.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description, as far as it takes to make calls of it. */
final class ApiSpec {

    private final JsonNode document;

    private ApiSpec(JsonNode document) {
        this.document = document;
    }

    /**
     * One kind of call.
     *
     * @param body the schema of what it takes
     */
    record Operation(HttpMethod method, String path, List<Parameter> parameters, Optional<JsonNode> body) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What a call takes beside its body. */
    record Parameter(String name, String in, JsonNode schema) {}

    static ApiSpec read(String description) {
        return new ApiSpec(JsonMapper.shared().readTree(description));
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (!isEndless(operation.getValue())) {
                    all.add(operation(path.getKey(), operation.getKey(), operation.getValue()));
                }
            }
        }
        return all;
    }

    /** The schema that is meant, behind a reference. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? resolved(document.at(schema.get("$ref").asString().substring(1)))
                : schema;
    }

    /** Whether its answer goes on as long as somebody listens. */
    private static boolean isEndless(JsonNode operation) {
        return operation.path("responses").path("200").path("content").has("text/event-stream");
    }

    private static Operation operation(String path, String method, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            parameters.add(new Parameter(
                    parameter.get("name").asString(), parameter.get("in").asString(), parameter.path("schema")));
        }
        Optional<JsonNode> body = operation.path("requestBody").path("content").properties().stream()
                .map(content -> content.getValue().path("schema"))
                .findFirst();
        return new Operation(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), path, parameters, body);
    }
}
