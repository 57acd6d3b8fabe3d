package io.tollgate.admin.http;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values for SQL parameters that may be null. */
public final class Bind {

    private Bind() {}

    /** The value, or a null of its type. */
    public static <T> Parameter nullable(Class<T> type, @Nullable T value) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    /** A text array, or null. */
    public static Parameter texts(Optional<List<String>> values) {
        return nullable(
                String[].class, values.map(list -> list.toArray(String[]::new)).orElse(null));
    }
}
