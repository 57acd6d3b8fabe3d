package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import tools.jackson.databind.JsonNode;

/**
 * What form the answer's text is to have.
 *
 * @param schema missing unless it is {@link Kind#SCHEMA}
 */
public record AnswerFormat(Kind kind, JsonNode schema) {

    /** What a model that has no mode for {@link Kind#JSON} is told. */
    public static final String JSON_ONLY = "Respond with one JSON object, and with nothing else.";

    private static final String FIELD = "response_format";

    /** How much of a form. */
    public enum Kind {
        TEXT,
        JSON,
        SCHEMA
    }

    static AnswerFormat of(JsonNode request) {
        JsonNode format = request.path(FIELD);
        JsonNode schema = format.path("json_schema").path("schema");
        return switch (Json.string(format, "type")) {
            case "", "text" -> new AnswerFormat(Kind.TEXT, schema);
            case "json_object" -> new AnswerFormat(Kind.JSON, schema);
            case "json_schema" -> new AnswerFormat(Kind.SCHEMA, required(schema));
            default ->
                throw new Untranslatable(
                        FIELD + ".type",
                        "'" + Json.string(format, "type")
                                + "' has no translation for this provider. Choose 'text', 'json_object' or 'json_schema'.");
        };
    }

    private static JsonNode required(JsonNode schema) {
        if (!schema.isObject()) {
            throw new Untranslatable(FIELD + ".json_schema.schema", "It is missing. Send the schema, an object.");
        }
        return schema;
    }
}
