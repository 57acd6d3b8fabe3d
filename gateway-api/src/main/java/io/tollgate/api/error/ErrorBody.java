package io.tollgate.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@link GatewayError} in OpenAI's body: {@code {"error": {"message", "type", "code", "param", "details"}}}.
 *
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI error codes</a>
 */
public record ErrorBody(@JsonProperty("error") Content error) {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerFor(ErrorBody.class);

    /** The object under {@code error}; {@code param} is written even when null, as OpenAI does. */
    public record Content(
            @JsonProperty("message") String message,
            @JsonProperty("type") String type,
            @JsonProperty("code") String code,
            @JsonProperty("param") @Nullable String param,

            @JsonProperty("details") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Map<String, Object> details) {}

    public static ErrorBody of(GatewayError error) {
        return new ErrorBody(new Content(
                error.message(),
                error.type().label(),
                error.code(),
                error.param().orElse(null),
                error.details()));
    }

    /** The body as UTF-8 JSON; also the data of a stream's error event. */
    public byte[] json() {
        return WRITER.writeValueAsBytes(this);
    }
}
