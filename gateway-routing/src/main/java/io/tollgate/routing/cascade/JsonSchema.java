package io.tollgate.routing.cascade;

import io.tollgate.routing.json.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The part of JSON Schema that models are asked for. What it does not know of a schema, it takes for fulfilled: it shall find
 * answers that are plainly wrong, and none that may be right.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/json-schema-validation">JSON Schema validation</a>
 */
final class JsonSchema {

    private static final int DEEPEST = 64;

    private final JsonNode root;

    JsonSchema(JsonNode root) {
        this.root = root;
    }

    boolean accepts(JsonNode document) {
        return accepts(root, document, 0);
    }

    private boolean accepts(JsonNode schema, JsonNode value, int depth) {
        if (!schema.isObject() || depth > DEEPEST) {
            return !schema.isBoolean() || schema.asBoolean();
        }
        return accepts(referred(schema.path("$ref")), value, depth + 1)
                && hasType(schema.path("type"), value)
                && isAmong(schema, value)
                && isInRange(schema, value)
                && hasMembers(schema, value, depth)
                && hasItems(schema, value, depth)
                && fitsCombinations(schema, value, depth);
    }

    /** Only places of the document itself. */
    private JsonNode referred(JsonNode reference) {
        if (!reference.isString()) {
            return Json.missing();
        }
        String place = reference.asString();
        return place.equals("#") ? root : place.startsWith("#/") ? root.at(place.substring(1)) : Json.missing();
    }

    private static boolean hasType(JsonNode type, JsonNode value) {
        if (type.isString()) {
            return is(type.asString(), value);
        }
        return !type.isArray() || Json.items(type).stream().anyMatch(one -> is(one.asString(""), value));
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber() || (value.isNumber() && value.asDouble() % 1 == 0);
            default -> true;
        };
    }

    private static boolean isAmong(JsonNode schema, JsonNode value) {
        JsonNode choices = schema.path("enum");
        boolean among = !choices.isArray() || Json.items(choices).contains(value);
        return among
                && (schema.path("const").isMissingNode() || schema.path("const").equals(value));
    }

    private static boolean isInRange(JsonNode schema, JsonNode value) {
        if (value.isString()) {
            String text = value.asString();
            return isBetween(schema, "minLength", "maxLength", text.codePointCount(0, text.length()));
        }
        if (value.isArray()) {
            return isBetween(schema, "minItems", "maxItems", value.size());
        }
        return !value.isNumber() || isBetween(schema, "minimum", "maximum", value.asDouble());
    }

    private static boolean isBetween(JsonNode schema, String least, String most, double value) {
        return value >= schema.path(least).asDouble(Double.NEGATIVE_INFINITY)
                && value <= schema.path(most).asDouble(Double.POSITIVE_INFINITY);
    }

    private boolean hasMembers(JsonNode schema, JsonNode value, int depth) {
        if (!value.isObject()) {
            return true;
        }
        for (JsonNode name : Json.items(schema.path("required"))) {
            if (!value.has(name.asString(""))) {
                return false;
            }
        }
        JsonNode known = schema.path("properties");
        boolean patterned = schema.path("patternProperties").isObject();
        for (String name : Set.copyOf(value.propertyNames())) {
            JsonNode expected = known.has(name) || patterned ? known.path(name) : schema.path("additionalProperties");
            if (!accepts(expected, value.path(name), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasItems(JsonNode schema, JsonNode value, int depth) {
        return !value.isArray()
                || schema.path("prefixItems").isArray()
                || Json.items(value).stream().allMatch(item -> accepts(schema.path("items"), item, depth + 1));
    }

    private boolean fitsCombinations(JsonNode schema, JsonNode value, int depth) {
        JsonNode any = schema.path("anyOf");
        JsonNode one = schema.path("oneOf");
        return Json.items(schema.path("allOf")).stream().allMatch(part -> accepts(part, value, depth + 1))
                && (!any.isArray() || Json.items(any).stream().anyMatch(part -> accepts(part, value, depth + 1)))
                && (!one.isArray()
                        || Json.items(one).stream()
                                        .filter(part -> accepts(part, value, depth + 1))
                                        .count()
                                == 1);
    }
}
