package io.tollgate.routing.provider;

import io.tollgate.routing.json.JsonSplice;
import java.nio.charset.StandardCharsets;

/** The caller asks for what only a provider that speaks the caller's own protocol could do. */
public final class Untranslatable extends RuntimeException {

    static final int STATUS = 400;

    private static final String UNSUPPORTED = "unsupported_parameter";

    private final String field;
    private final String code;

    /**
     * @param field the request's member at fault
     * @param problem a sentence for the caller, with the fix
     */
    public Untranslatable(String field, String problem) {
        this(field, problem, UNSUPPORTED);
    }

    /**
     * As {@link #Untranslatable(String, String)}.
     *
     * @param code of the error, for programs
     */
    public Untranslatable(String field, String problem, String code) {
        // No stack trace: it is an answer.
        super(problem, null, false, false);
        this.field = field;
        this.code = code;
    }

    /** The member of the request that is at fault. */
    public String field() {
        return field;
    }

    /** OpenAI's error body. */
    byte[] body() {
        String body = "{\"error\":{\"message\":" + quoted(String.valueOf(getMessage()))
                + ",\"type\":\"invalid_request_error\",\"code\":" + quoted(code) + ",\"param\":" + quoted(field) + "}}";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return new String(JsonSplice.quoted(text), StandardCharsets.UTF_8);
    }
}
