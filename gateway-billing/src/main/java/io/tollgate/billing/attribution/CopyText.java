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
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    CopyText column(long value) {
        separate();
        text.append(value);
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

    private void separate() {
        if (rowStarted) {
            text.append('\t');
        }
        rowStarted = true;
    }

    /** Hardly any value has something to escape, so what lies between is taken over in one piece. */
    private void escape(String value) {
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            String escaped = escaped(value.charAt(i));
            if (escaped != null) {
                text.append(value, done, i).append(escaped);
                done = i + 1;
            }
        }
        text.append(value, done, value.length());
    }

    private static @Nullable String escaped(char each) {
        return switch (each) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            // Postgres has no NUL in text.
            case '\0' -> " ";
            default -> null;
        };
    }
}
