package io.tollgate.routing.json;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The document is not one well-formed JSON object with distinct members; the message says what is wrong, and where. */
public final class BrokenJson extends RuntimeException {

    private final @Nullable String member;

    BrokenJson(String message, @Nullable String member) {
        // No stack trace: the caller's bytes are at fault, and anyone may send such.
        super(message, null, false, false);
        this.member = member;
    }

    /** The top-level member at fault, where it is one. */
    public Optional<String> member() {
        return Optional.ofNullable(member);
    }
}
