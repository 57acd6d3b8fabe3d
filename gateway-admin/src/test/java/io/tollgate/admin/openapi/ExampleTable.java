package io.tollgate.admin.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The values that examples have by the names of their fields, as {@code openapi/examples.properties} says. */
final class ExampleTable {

    private static final String FILE = "/openapi/examples.properties";

    private final Properties values = new Properties();

    ExampleTable() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(ExampleTable.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8)) {
            values.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a field of this schema, before what the field says itself. */
    Optional<String> of(String schema, String field) {
        return Optional.ofNullable(values.getProperty(schema + "." + field));
    }

    /** Of a field of this name in any schema. */
    Optional<String> of(String field) {
        return Optional.ofNullable(values.getProperty(field));
    }
}
