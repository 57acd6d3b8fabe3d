package io.tollgate.admin.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page ended: the sort key of its last row, opaque to callers. */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\n";

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(Object... parts) {
        return new Cursor(List.of(parts).stream().map(String::valueOf).toList());
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws Problem 400 when it was not written here
     */
    public static <T> Optional<T> read(@Nullable String written, Function<List<String>, T> reader) {
        if (written == null || written.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            return Optional.of(reader.apply(List.of(text.split(SEPARATOR, -1))));
        } catch (IllegalArgumentException | java.time.DateTimeException | IndexOutOfBoundsException e) {
            throw Problem.invalid("cursor", "is none that a page gave as next_cursor");
        }
    }

    String encode() {
        byte[] text = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
