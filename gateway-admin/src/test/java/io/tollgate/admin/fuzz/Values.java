package io.tollgate.admin.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws values: good ones most of the time, so that calls get beyond their first check, and broken ones. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double BROKEN = 0.12;
    private static final int DEEPEST = 6;

    private static final List<String> BROKEN_TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            // Not above what fits into the first line of a request.
            "x".repeat(1_500),
            "'; drop table organization; --",
            "../../../etc/passwd",
            "<script>alert(1)</script>",
            "%00",
            "\ud83d\ude80\u202e\ufeff",
            "${jndi:ldap://127.0.0.1/x}",
            "-1",
            "9".repeat(40),
            "NaN",
            "1e400",
            "null",
            "0000-00-00T00:00:00Z",
            "=1+1");

    private static final List<String> BROKEN_JSON = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "9223372036854775808",
            "1e400",
            "123456789012345678901234567890",
            "[]",
            "{}",
            "[null]",
            "[[[[[[[[[[]]]]]]]]]]",
            "{\"a\":{\"b\":{\"c\":{}}}}",
            "\"\\u0000\"",
            "\"text\"");

    private static final List<String> BROKEN_BODIES = List.of(
            "",
            " ",
            "{",
            "}",
            "[]",
            "null",
            "\"text\"",
            "1",
            "{\"a\":}",
            "{\"\":1}",
            "{\"name\":1,\"name\":2}",
            "[".repeat(3_000));

    private static final List<String> GOOD_TEXTS = List.of(
            "fuzz",
            "fuzz-2",
            "ann@example.com",
            "2099-01-01T00:00:00Z",
            "2020-01-01T00:00:00Z",
            "10.00",
            "0.5",
            "month",
            "hard",
            "member",
            "viewer",
            "team",
            "model",
            "day",
            "openai",
            "https://api.example.com/v1",
            "chat",
            "/v1/chat/completions",
            "10.0.0.0/8",
            "keys:read");

    private final Random random;
    private final ApiSpec spec;
    private final List<String> identifiers = new ArrayList<>();

    Values(Random random, ApiSpec spec) {
        this.random = random;
        this.spec = spec;
    }

    /** Makes these texts part of what is drawn: identifiers that mean something. */
    void know(SortedSet<String> more) {
        identifiers.clear();
        identifiers.addAll(more);
    }

    /** Something to put into a path, a query or a header. */
    String text() {
        if (random.nextDouble() < BROKEN) {
            return any(BROKEN_TEXTS);
        }
        return identifiers.isEmpty() || random.nextInt(4) == 0 ? any(GOOD_TEXTS) : any(identifiers);
    }

    String parameter(JsonNode schema) {
        JsonNode drawn = value(schema, 0);
        return drawn.isString() ? drawn.asString() : drawn.toString();
    }

    String body(JsonNode schema) {
        return random.nextDouble() < BROKEN / 2
                ? any(BROKEN_BODIES)
                : value(schema, 0).toString();
    }

    private JsonNode value(JsonNode written, int depth) {
        JsonNode schema = spec.resolved(written);
        if (random.nextDouble() < BROKEN && depth > 0) {
            return JsonMapper.shared().readTree(any(BROKEN_JSON));
        }
        JsonNode choices = schema.path("enum");
        if (!choices.isEmpty()) {
            return choices.get(random.nextInt(choices.size()));
        }
        String type = type(schema);
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> JSON.numberNode(random.nextInt(50));
            case "number" -> JSON.numberNode(random.nextInt(1_000) / 10.0);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.stringNode(example(schema));
        };
    }

    /** A schema may have several types, null among them. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (!one.asString().equals("null")) {
                    return one.asString();
                }
            }
        }
        return type.isString() ? type.asString() : schema.has("properties") ? "object" : "string";
    }

    private String example(JsonNode schema) {
        JsonNode example = schema.path("example");
        return example.isString() && random.nextBoolean() ? example.asString() : text();
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean wanted = contains(schema.path("required"), property.getKey()) || random.nextInt(3) > 0;
            if (depth < DEEPEST && wanted) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        }
        JsonNode more = schema.path("additionalProperties");
        if (more.isObject() && depth < DEEPEST) {
            object.set(text(), value(more, depth + 1));
        }
        if (random.nextDouble() < BROKEN / 4) {
            object.put("unknown", 1);
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int length = random.nextDouble() < BROKEN / 4 ? 600 : random.nextInt(3);
        for (int i = 0; i < length && depth < DEEPEST; i++) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private static boolean contains(JsonNode array, String text) {
        for (JsonNode item : array) {
            if (item.asString().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
