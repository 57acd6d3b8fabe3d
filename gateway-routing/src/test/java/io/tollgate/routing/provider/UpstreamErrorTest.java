package io.tollgate.routing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.provider.UpstreamError.Subject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamErrorTest {

    private static final String UNNAMED = "{\"error\":{\"message\":\"too long\",\"param\":null,\"code\":null}}";

    @Test
    void namesAPromptThatIsTooLongAsOpenAiDoes() {
        assertThat(body(UNNAMED, Subject.LENGTH))
                .isEqualTo(UNNAMED.replace("\"code\":null", "\"code\":\"context_length_exceeded\""));
        assertThat(body(UNNAMED, Subject.POLICY)).isEqualTo(UNNAMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long\"}}",
                "{\"error\":{\"message\":\"too long\",\"code\":\"string_above_max_length\"}}",
                "{\"error\":{\"message\":\"too long\",\"code\":400}}",
                "{\"message\":\"too long\",\"code\":null}",
                "too long"
            })
    void leavesTheProvidersOwnWords(String body) {
        assertThat(body(body, Subject.LENGTH)).isEqualTo(body);
    }

    private static String body(String body, Subject subject) {
        UpstreamError error = new UpstreamError(400, "", "too long", Optional.empty(), body.getBytes(UTF_8));
        return new String(((Failure.BeyondOffering) error.failure(subject)).body(), UTF_8);
    }
}
