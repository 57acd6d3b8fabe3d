package io.tollgate.admin.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call as the API's description has it.
 *
 * @param path with its variables in braces
 * @param query the names of the parameters that it must have in the query
 */
record DescribedCall(HttpMethod method, String path, List<String> query) {

    /** Every call of the description. */
    static List<DescribedCall> read(String description) {
        List<DescribedCall> calls = new ArrayList<>();
        JsonNode paths = new JsonMapper().readTree(description).get("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                HttpMethod method = HttpMethod.valueOf(operation.getKey().toUpperCase(java.util.Locale.ROOT));
                calls.add(new DescribedCall(method, path.getKey(), required(operation.getValue())));
            }
        }
        return calls;
    }

    String name() {
        return method + " " + path;
    }

    boolean isOfTenant() {
        return !path.startsWith("/api/operator/");
    }

    /** A body that can be read, and asks for nothing. */
    String body() {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.DELETE) ? "" : "{}";
    }

    private static List<String> required(JsonNode operation) {
        List<String> names = new ArrayList<>();
        if (operation.has("parameters")) {
            for (JsonNode parameter : operation.get("parameters")) {
                if (parameter.get("in").stringValue().equals("query")
                        && parameter.has("required")
                        && parameter.get("required").booleanValue()) {
                    names.add(parameter.get("name").stringValue());
                }
            }
        }
        return names;
    }
}
