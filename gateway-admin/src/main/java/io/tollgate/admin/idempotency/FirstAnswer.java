package io.tollgate.admin.idempotency;

import java.util.Map;

/** An answer as it was given the first time. */
record FirstAnswer(int status, Map<String, String> headers, String body) {

    FirstAnswer {
        headers = Map.copyOf(headers);
    }

    /** There may be a secret in the body. */
    @Override
    public String toString() {
        return "FirstAnswer[" + status + "]";
    }
}
