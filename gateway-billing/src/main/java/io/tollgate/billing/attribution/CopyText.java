package io.tollgate.billing.attribution;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the text format of Postgres' COPY.
 *
 * @see <a href="https://www.postgresql.org/docs/17/sql-copy.html#id-1.9.3.55.9.2">COPY, text format</a>
 */
final class CopyText {

    /** What a {@code jsonb} takes is the first group: whole pairs, and a backslash with whatever it escapes. */
    private static final Pattern ESCAPES =
            Pattern.compile("(\\\\u[dD][89abAB]..\\\\u[dD][c-fC-F]..|\\\\[^u])|\\\\u(?:0000|[dD][89a-fA-F]..)");

    private final StringBuilder text = new StringBuilder();
    private boolean rowStarted;

    CopyText column(@Nullable Object value) {
        if (rowStarted) {
            text.append('\t');
        }
        rowStarted = true;
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    CopyText column(Optional<?> value) {
        return column(value.orElse(null));
    }

    /**
     * JSON as a {@code jsonb} takes it: without NUL, and without one half of a pair of surrogates. Whoever sends either in a
     * text would otherwise keep all rows from being written that come with its own.
     *
     * @see <a href="https://www.postgresql.org/docs/17/datatype-json.html">JSON types</a>
     */
    static String json(String written) {
        return written.contains("\\u")
                ? ESCAPES.matcher(written).replaceAll(escape -> escape.group(1) == null ? " " : "$1")
                : written;
    }

    /** As Postgres writes a {@code text[]}; nothing for an empty one. */
    static Optional<String> array(List<String> values) {
        Stream<String> quoted =
                values.stream().map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        return values.isEmpty() ? Optional.empty() : Optional.of(quoted.collect(Collectors.joining(",", "{", "}")));
    }

    void endRow() {
        text.append('\n');
        rowStarted = false;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    ByteBuf bytes() {
        return Unpooled.wrappedBuffer(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                // Postgres has no NUL in text.
                case '\0' -> text.append(' ');
                default -> text.append(c);
            }
        }
    }
}
