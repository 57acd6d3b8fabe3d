package io.tollgate.routing.json;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The document is not one well-formed JSON object with distinct members; the message says what is wrong, and where. */
public final class BrokenJson extends RuntimeException {

    private final @Nullable String member;

    private final boolean overLimit;

    BrokenJson(String message, @Nullable String member) {
        this(message, member, false);
    }

    private BrokenJson(String message, @Nullable String member, boolean overLimit) {
        // No stack trace: the caller's bytes are at fault, and anyone may send such.
        super(message, null, false, false);
        this.member = member;
        this.overLimit = overLimit;
    }

    static BrokenJson overLimit(String message) {
        return new BrokenJson(message, null, true);
    }

    /** Whether it is well-formed as far as it was read, but nested too deep or the like. */
    public boolean isOverLimit() {
        return overLimit;
    }

    /** The top-level member at fault, where it is one. */
    public Optional<String> member() {
        return Optional.ofNullable(member);
    }
}
