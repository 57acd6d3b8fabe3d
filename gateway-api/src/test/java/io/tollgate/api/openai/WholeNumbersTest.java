package io.tollgate.api.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.GatewayException;
import io.tollgate.api.pipeline.Ask;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held for is what the provider is told. */
class WholeNumbersTest {

    private static final String CHAT = "\"messages\": [{}]";
    private static final String PROMPT = "\"prompt\": \"a\"";

    @ParameterizedTest
    @ValueSource(strings = {"n", "max_tokens", "max_completion_tokens"})
    void refusesAFractionInAChat(String field) {
        refuses(field, CHAT, ChatRequest::read);
    }

    @Test
    void refusesAFractionInTheOlderLimitBesideTheNewerOne() {
        refuses("max_tokens", CHAT + ", \"max_completion_tokens\": 5", ChatRequest::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "best_of", "max_tokens"})
    void refusesAFractionInACompletion(String field) {
        refuses(field, PROMPT, CompletionRequest::read);
    }

    @Test
    void refusesAFractionOfAnImage() {
        refuses("n", PROMPT, ListRequests::images);
    }

    @Test
    void takesAWholeNumberHoweverItIsWritten() {
        assertThat(ChatRequest.read(body(CHAT, "max_tokens", "1.0e1")).outputLimit())
                .hasValue(10);
    }

    private static void refuses(String field, String needed, Function<byte[], Ask> read) {
        GatewayError error = catchThrowableOfType(GatewayException.class, () -> read.apply(body(needed, field, "1.5")))
                .error();

        assertThat(error.status()).isEqualTo(400);
        assertThat(error.param()).contains(field);
        assertThat(error.message()).contains("1.5").contains("a whole number");
    }

    private static byte[] body(String needed, String field, String value) {
        return ("{\"model\": \"m\", " + needed + ", \"" + field + "\": " + value + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
