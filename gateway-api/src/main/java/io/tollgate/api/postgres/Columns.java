package io.tollgate.api.postgres;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row's values by the names of their columns. */
public record Columns(Readable row) {

    /** The value of a column that is never null. */
    public <T> T required(String column, Class<T> type) {
        @Nullable T value = row.get(column, type);
        return Objects.requireNonNull(value, column);
    }

    /** The value, unless it is null. */
    public <T> Optional<T> optional(String column, Class<T> type) {
        return Optional.ofNullable(row.get(column, type));
    }

    /** The text of a column that is never null. */
    public String text(String column) {
        return required(column, String.class);
    }
}
