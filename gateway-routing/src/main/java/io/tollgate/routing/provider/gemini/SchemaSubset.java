package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema as models before 2.5 take it, a part of OpenAPI's: references are replaced by what they refer to, and what has no
 * place is left out.
 *
 * @see <a href="https://ai.google.dev/api/caching#Schema">Schema</a>
 */
final class SchemaSubset {

    private static final Set<String> KEPT = Set.of(
            "type",
            "format",
            "title",
            "description",
            "nullable",
            "enum",
            "items",
            "maxItems",
            "minItems",
            "properties",
            "required",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "pattern",
            "anyOf",
            "propertyOrdering");

    private final String field;
    private final Deque<String> following = new ArrayDeque<>();
    private JsonNode root = Json.missing();

    SchemaSubset(String field) {
        this.field = field;
    }

    /** The schema without what such models refuse; that of the argument stays as it is. */
    JsonNode of(JsonNode schema) {
        root = schema;
        return reduced(schema);
    }

    private JsonNode reduced(JsonNode schema) {
        String reference = Json.string(schema, "$ref");
        if (!reference.isEmpty()) {
            return followed(reference);
        }
        ObjectNode reduced = Json.object();
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            member(reduced, member.getKey(), member.getValue());
        }
        return reduced;
    }

    private JsonNode followed(String reference) {
        JsonNode target = reference.startsWith("#/") ? root.at(reference.substring(1)) : Json.missing();
        if (following.contains(reference) || !target.isObject()) {
            throw new Untranslatable(
                    field,
                    "'" + reference + "' refers to itself or to nothing, and this model takes no references."
                            + " Write the schema out, or choose Gemini 2.5 or later.");
        }
        following.push(reference);
        JsonNode reduced = reduced(target);
        following.pop();
        return reduced;
    }

    private void member(ObjectNode into, String name, JsonNode value) {
        switch (name) {
            case "const" -> into.putArray("enum").add(value);
            case "type" -> type(into, value);
            case "properties" -> properties(into.putObject(name), value);
            case "items" -> into.set(name, reduced(value));
            case "anyOf", "oneOf" -> alternatives(into.putArray("anyOf"), value);
            default -> {
                if (KEPT.contains(name)) {
                    into.set(name, value);
                }
            }
        }
    }

    /** Of several types one may be null. */
    private static void type(ObjectNode into, JsonNode type) {
        for (JsonNode one : type.isArray() ? Json.items(type) : List.of(type)) {
            if (one.asString("").equals("null")) {
                into.put("nullable", true);
            } else {
                into.set("type", one);
            }
        }
    }

    private void properties(ObjectNode into, JsonNode properties) {
        properties.properties().forEach(property -> into.set(property.getKey(), reduced(property.getValue())));
    }

    private void alternatives(ArrayNode into, JsonNode schemas) {
        schemas.forEach(schema -> into.add(reduced(schema)));
    }
}
