package io.tollgate.api.error;

import java.util.Locale;

/** The families of errors, in the words of OpenAI's {@code error.type}. */
public enum ErrorType {
    INVALID_REQUEST_ERROR,
    PERMISSION_ERROR,
    INSUFFICIENT_QUOTA,
    RATE_LIMIT_ERROR,
    API_ERROR;

    /** The name in the body. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
