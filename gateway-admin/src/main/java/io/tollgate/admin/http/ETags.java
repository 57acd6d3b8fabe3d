package io.tollgate.admin.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Versions of what is shown, from its content: equal content, equal version. */
public final class ETags {

    private static final int LENGTH = 16;

    private ETags() {}

    /** The answer with its version in {@code ETag}. */
    public static <T extends Record> ResponseEntity<T> ok(T view) {
        return ResponseEntity.ok().eTag(of(view)).body(view);
    }

    /** The same with another status. */
    public static <T extends Record> ResponseEntity<T> answer(HttpStatus status, T view) {
        return ResponseEntity.status(status).eTag(of(view)).body(view);
    }

    /**
     * The same where not all that is shown belongs to the version.
     *
     * @param version what does
     */
    public static <T extends Record> ResponseEntity<T> ok(T view, Record version) {
        return ResponseEntity.ok().eTag(of(version)).body(view);
    }

    /**
     * Holds a change to the version that the caller has read.
     *
     * @throws Problem 412 when {@code If-Match} was sent and names another version
     */
    public static void check(@Nullable String ifMatch, Record view) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        String version = '"' + of(view) + '"';
        boolean matches = Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(version::equals);
        if (!matches) {
            throw Problem.changedMeanwhile();
        }
    }

    private static String of(Record view) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(view.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
