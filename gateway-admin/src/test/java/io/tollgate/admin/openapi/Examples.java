package io.tollgate.admin.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes whole examples of what schemas and the {@link ExampleTable} say of their fields. */
final class Examples {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String TIME = "2026-01-31T12:00:00Z";

    @SuppressWarnings("rawtypes")
    private final Map<String, Schema> schemas;

    private final ExampleTable table;

    @SuppressWarnings("rawtypes")
    Examples(Map<String, Schema> schemas, ExampleTable table) {
        this.schemas = schemas;
        this.table = table;
    }

    /** An answer has all of its fields. */
    @Nullable Object ofAnswer(Schema<?> schema) {
        return new Making(false).value(schema, "", "");
    }

    /** A request has those fields that it must have, and those for which somebody wrote an example. */
    @Nullable Object ofRequest(Schema<?> schema) {
        return new Making(true).value(schema, "", "");
    }

    private final class Making {

        private final boolean request;
        private final Set<String> under = new HashSet<>();

        Making(boolean request) {
            this.request = request;
        }

        @Nullable Object value(Schema<?> schema, String owner, String field) {
            if (schema.get$ref() != null) {
                return referred(schema.get$ref().substring(REFERENCE.length()));
            }
            if (schema.getOneOf() != null && !schema.getOneOf().isEmpty()) {
                return value(schema.getOneOf().get(0), owner, field);
            }
            Optional<String> written = table.of(owner, field);
            if (written.isPresent() && !type(schema).equals("object")) {
                return typed(schema, written.get());
            }
            return schema.getExample() == null ? made(schema, owner, field) : schema.getExample();
        }

        /** A schema within itself has an end: the second time there is nothing. */
        private @Nullable Object referred(String name) {
            if (!under.add(name)) {
                return null;
            }
            @Nullable Object made = value(Objects.requireNonNull(schemas.get(name), name), name, "");
            under.remove(name);
            return made;
        }

        private @Nullable Object made(Schema<?> schema, String owner, String field) {
            String type = type(schema);
            Optional<?> choice = Optional.ofNullable(schema.getEnum())
                    .flatMap(choices -> choices.stream().findFirst());
            if (choice.isPresent()) {
                return choice.get();
            }
            return switch (type) {
                case "object" -> object(schema, owner);
                case "array" -> list(schema, owner, field);
                default -> table.of(field).map(text -> typed(schema, text)).orElseGet(() -> plain(schema, type));
            };
        }

        private Object list(Schema<?> schema, String owner, String field) {
            @Nullable Object item = schema.getItems() == null ? null : value(schema.getItems(), owner, field);
            return item == null ? List.of() : List.of(item);
        }

        private Object object(Schema<?> schema, String named) {
            Map<String, @Nullable Object> made = new LinkedHashMap<>();
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((name, property) -> {
                    if (isIn(schema, named, name, property)) {
                        made.put(name, value(property, named, name));
                    }
                });
            } else if (schema.getAdditionalProperties() instanceof Schema<?> each) {
                made.put("env", value(each, named, "tag value"));
            }
            return made;
        }

        private boolean isIn(Schema<?> schema, String owner, String name, Schema<?> property) {
            return !request
                    || property.getExample() != null
                    || table.of(owner, name).isPresent()
                    || (schema.getRequired() != null && schema.getRequired().contains(name));
        }
    }

    private static @Nullable Object plain(Schema<?> schema, String type) {
        return switch (type) {
            case "integer" -> 1;
            case "number" -> 0.5;
            case "boolean" -> false;
            default -> text(String.valueOf(schema.getFormat()));
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "date-time" -> TIME;
            case "decimal" -> "0.0125";
            case "email" -> "ada@example.com";
            default -> "example";
        };
    }

    private static @Nullable Object typed(Schema<?> schema, String text) {
        if (text.equals("null")) {
            return null;
        }
        return switch (type(schema)) {
            case "integer" -> Long.valueOf(text);
            case "number" -> Double.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            case "array" -> new ArrayList<>(List.of(text.split(" ")));
            default -> text;
        };
    }

    /** A schema may have several types, null among them. */
    private static String type(Schema<?> schema) {
        if (schema.getTypes() != null) {
            return schema.getTypes().stream()
                    .filter(type -> !type.equals("null"))
                    .findFirst()
                    .orElse("string");
        }
        return schema.getType() != null ? schema.getType() : schema.getProperties() != null ? "object" : "string";
    }
}
