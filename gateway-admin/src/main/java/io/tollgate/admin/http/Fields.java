package io.tollgate.admin.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request's fields, so that one answer names all of it. */
public final class Fields {

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

    /** A text that must be there: stripped, neither blank nor longer than {@code max} characters. */
    public String text(String field, @Nullable String value, int max) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            reject(field, "is required");
        } else if (text.length() > max) {
            reject(field, "is longer than " + max + " characters");
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            reject(field, "has control characters");
        }
        return text;
    }

    /** A text that may be absent; blank counts as absent. */
    public Optional<String> optionalText(String field, @Nullable String value, int max) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(text(field, value, max));
    }

    /** Ends the call with 400 when anything was rejected. */
    public void raise() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
