package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema as far as Anthropic, itself or at Bedrock, can hold a model to it: objects are closed, {@code oneOf} is {@code anyOf}, and bounds, which
 * it cannot enforce, are told in the description.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/structured-outputs">JSON Schema limitations</a>
 */
public final class StrictSchema {

    /** Schemas by name. */
    private static final Set<String> NAMED = Set.of("properties", "$defs", "definitions");

    private static final Set<String> LISTED = Set.of("anyOf", "oneOf", "allOf");

    private static final List<String> BOUNDS = List.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "maxItems",
            "minItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    private StrictSchema() {}

    /**
     * The schema in that form.
     *
     * @param schema which stays as it is; missing where anything goes
     */
    public static ObjectNode of(JsonNode schema) {
        ObjectNode strict =
                schema instanceof ObjectNode given ? copy(given) : Json.object().put("type", "object");
        if (Json.string(strict, "type").equals("object") || strict.has("properties")) {
            strict.put("type", "object").put("additionalProperties", false);
        }
        return strict;
    }

    private static ObjectNode copy(ObjectNode given) {
        ObjectNode copy = Json.object();
        Map<String, String> bounds = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : given.properties()) {
            String name = member.getKey();
            if (BOUNDS.contains(name) && !isEnforced(name, member.getValue())) {
                bounds.put(name, Json.text(member.getValue()));
            } else {
                copy.set(name.equals("oneOf") ? "anyOf" : name, value(name, member.getValue()));
            }
        }
        if (!bounds.isEmpty()) {
            copy.put("description", described(Json.string(given, "description"), bounds));
        }
        return copy;
    }

    /** An array may be asked to have at least one item, or none. */
    private static boolean isEnforced(String name, JsonNode bound) {
        return name.equals("minItems") && bound.asInt(2) <= 1;
    }

    private static JsonNode value(String name, JsonNode value) {
        if (NAMED.contains(name) && value instanceof ObjectNode schemas) {
            ObjectNode strict = Json.object();
            schemas.properties().forEach(schema -> strict.set(schema.getKey(), nested(schema.getValue())));
            return strict;
        }
        if (LISTED.contains(name) && value instanceof ArrayNode schemas) {
            ArrayNode strict = schemas.arrayNode();
            schemas.forEach(schema -> strict.add(nested(schema)));
            return strict;
        }
        return name.equals("items") ? nested(value) : value;
    }

    private static JsonNode nested(JsonNode schema) {
        return schema.isObject() ? of(schema) : schema;
    }

    private static String described(String description, Map<String, String> bounds) {
        String told = bounds.entrySet().stream()
                .map(bound -> bound.getKey() + ": " + bound.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
        return description.isEmpty() ? told : description + "\n\n" + told;
    }
}
