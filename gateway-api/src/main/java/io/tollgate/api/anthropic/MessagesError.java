package io.tollgate.api.anthropic;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tollgate.api.error.GatewayError;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error in Anthropic's body, with what the gateway has to say beside its {@code type} and {@code message}.
 *
 * @see <a href="https://docs.anthropic.com/en/api/errors">Errors</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MessagesError(
        @JsonProperty("type") String type,
        @JsonProperty("error") Content error,
        @JsonProperty("request_id") @Nullable String requestId) {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerFor(MessagesError.class);

    /** The object under {@code error}. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Content(
            @JsonProperty("type") String type,
            @JsonProperty("message") String message,
            @JsonProperty("code") String code,
            @JsonProperty("param") @Nullable String param,
            @JsonProperty("details") Map<String, Object> details) {}

    static MessagesError of(GatewayError error) {
        return of(error, null);
    }

    static MessagesError of(GatewayError error, @Nullable String requestId) {
        return new MessagesError(
                "error",
                new Content(
                        typeOf(error.status()),
                        error.message(),
                        error.code(),
                        error.param().orElse(null),
                        error.details()),
                requestId);
    }

    /** What a provider found wrong with the request. */
    static MessagesError of(int status, String message, String code, Optional<String> param) {
        Content content = new Content(typeOf(status), message, code, param.orElse(null), Map.of());
        return new MessagesError("error", content, null);
    }

    byte[] json() {
        return WRITER.writeValueAsBytes(this);
    }

    private static String typeOf(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            case 504 -> "timeout_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }
}
