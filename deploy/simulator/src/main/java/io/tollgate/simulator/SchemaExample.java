package io.tollgate.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The smallest value that satisfies a JSON schema, as far as tools and answers use schemas. */
final class SchemaExample {

    private static final JsonMapper MAPPER = new JsonMapper();

    private SchemaExample() {}

    static String of(JsonNode schema) {
        return MAPPER.writeValueAsString(object(schema));
    }

    private static ObjectNode object(JsonNode schema) {
        ObjectNode object = MAPPER.createObjectNode();
        for (JsonNode required : schema.path("required")) {
            String property = required.asString();
            object.set(property, value(schema.path("properties").path(property)));
        }
        return object;
    }

    private static JsonNode value(JsonNode schema) {
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").get(0);
        }
        return switch (type(schema)) {
            case "integer", "number" -> MAPPER.valueToTree(7);
            case "boolean" -> MAPPER.valueToTree(true);
            case "array" -> array(schema);
            case "object" -> object(schema);
            default -> MAPPER.valueToTree("toll");
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asString("string") : type.asString("string");
    }

    private static ArrayNode array(JsonNode schema) {
        ArrayNode array = MAPPER.createArrayNode();
        if (schema.has("items")) {
            array.add(value(schema.path("items")));
        }
        return array;
    }
}
