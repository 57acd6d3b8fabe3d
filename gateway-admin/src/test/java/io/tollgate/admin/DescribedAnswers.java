package io.tollgate.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds every answer that a test gets to the committed description of the API. */
final class DescribedAnswers {

    private static final DescribedAnswers COMMITTED = read(Path.of("dashboard", "openapi.json"));

    private final JsonNode document;
    private final Map<PathPattern, JsonNode> paths = new LinkedHashMap<>();

    private DescribedAnswers(JsonNode document) {
        this.document = document;
        document.get("paths").properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(path -> paths.put(
                        PathPatternParser.defaultInstance.parse(path.getKey().replace("/models/{id}", "/models/{*id}")),
                        path.getValue()));
    }

    private static DescribedAnswers read(Path file) {
        try {
            return new DescribedAnswers(JsonMapper.shared().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with this answer; nothing where the call is not described, or answers no JSON. */
    static List<String> faults(HttpMethod method, String path, int status, String type, String body) {
        return COMMITTED
                .schema(method, path, status, type)
                .map(schema -> {
                    List<String> faults = new ArrayList<>();
                    COMMITTED.check(schema, JsonMapper.shared().readTree(body), "$", faults);
                    return faults;
                })
                .orElse(List.of());
    }

    private Optional<JsonNode> schema(HttpMethod method, String path, int status, String type) {
        PathContainer called = PathContainer.parsePath(path);
        return paths.entrySet().stream()
                .filter(entry -> entry.getKey().matches(called))
                .min((one, other) -> one.getKey().compareTo(other.getKey()))
                .map(entry -> entry.getValue().path(method.name().toLowerCase(Locale.ROOT)))
                .map(operation -> operation.path("responses"))
                .map(responses -> resolved(
                        responses.has(Integer.toString(status))
                                ? responses.get(Integer.toString(status))
                                : responses.path("default")))
                .map(response -> response.path("content").path(type).path("schema"))
                .filter(schema -> !schema.isMissingNode());
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.get("$ref").asString().substring(1)))
                : node;
    }

    private void check(JsonNode written, JsonNode value, String at, List<String> faults) {
        JsonNode schema = resolved(written);
        JsonNode choices = schema.path("oneOf");
        if (!choices.isEmpty()) {
            if (choices.valueStream().noneMatch(choice -> fits(choice, value))) {
                check(choices.get(0), value, at, faults);
            }
            return;
        }
        if (!hasType(schema.path("type"), value)) {
            faults.add(at + " is " + value.getNodeType() + ", not " + schema.path("type"));
            return;
        }
        JsonNode listed = schema.path("enum");
        if (!listed.isEmpty() && listed.valueStream().noneMatch(value::equals)) {
            faults.add(at + " is " + value + ", none of " + listed);
        }
        for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
            check(schema.get("items"), value.get(i), at + "[" + i + "]", faults);
        }
        if (value.isObject() && schema.has("properties")) {
            checkMembers(schema, value, at, faults);
        }
    }

    private void checkMembers(JsonNode schema, JsonNode value, String at, List<String> faults) {
        schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> !value.has(name))
                .forEach(name -> faults.add(at + "." + name + " is missing"));
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode described = schema.get("properties").path(member.getKey());
            if (!described.isMissingNode()) {
                check(described, member.getValue(), at + "." + member.getKey(), faults);
            } else if (!schema.has("additionalProperties")) {
                faults.add(at + "." + member.getKey() + " is not described");
            }
        }
    }

    private boolean fits(JsonNode schema, JsonNode value) {
        List<String> faults = new ArrayList<>();
        check(schema, value, "", faults);
        return faults.isEmpty();
    }

    private static boolean hasType(JsonNode type, JsonNode value) {
        return type.isMissingNode()
                || (type.isArray()
                        ? type.valueStream().anyMatch(one -> isA(one.asString(), value))
                        : isA(type.asString(), value));
    }

    private static boolean isA(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
