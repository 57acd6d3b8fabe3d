package io.tollgate.admin.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request's fields, so that one answer names all of it. */
public final class Fields {

    /** RFC 3339 has four digits for the year, and Postgres rounds to the microsecond: from here on into the year 10000. */
    public static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999999500Z");

    private final List<FieldError> errors = new ArrayList<>();

    /** Notes an error. */
    public void reject(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** Notes an error unless the condition holds. */
    public void require(boolean condition, String field, String message) {
        if (!condition) {
            reject(field, message);
        }
    }

    /** A text that must be there: stripped, neither blank nor longer than {@code max} characters, and all of it seen. */
    public String text(String field, @Nullable String value, int max) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            reject(field, "is required");
        } else if (text.length() > max) {
            reject(field, "is longer than " + max + " characters");
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            reject(field, "has control characters");
        } else {
            Unseen.in(text)
                    .ifPresent(unseen ->
                            reject(field, "has the character " + unseen + ", which is not seen: leave it out"));
        }
        return text;
    }

    /** A text that may be absent; blank counts as absent. */
    public Optional<String> optionalText(String field, @Nullable String value, int max) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(text(field, value, max));
    }

    /** A time that may be absent; it must lie in the future, and before the year 10000. */
    public Optional<Instant> future(String field, @Nullable Instant written, Instant now) {
        if (written != null && !written.isBefore(END_OF_TIME)) {
            reject(field, written + " is after the year 9999");
        } else if (written != null && !written.isAfter(now)) {
            reject(field, written + " is in the past");
        }
        return Optional.ofNullable(written);
    }

    /** Whether nothing was rejected so far. */
    public boolean isClean() {
        return errors.isEmpty();
    }

    /** Ends the call with 400 when anything was rejected. */
    public void raise() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
