package io.tollgate.api.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.GatewayException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingInputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "[]",
                "[null]",
                "[true]",
                "[1.5]",
                "[-1]",
                "[1e3]",
                "[1, 'a']",
                "['a', 1]",
                "['a', null]",
                "[[]]",
                "[['a']]",
                "[[1], [1.5]]",
                "[[1], 'a']",
                "[[[1]]]",
                "[1, [2]]",
                "5",
                "{}",
                "null"
            })
    void refusesWhatNoProviderTakes(String input) {
        GatewayError error =
                catchThrowableOfType(GatewayException.class, () -> read(input)).error();

        assertThat(error.status()).isEqualTo(400);
        assertThat(error.param()).contains("input");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a'",
                "['a', 'b']",
                "['a', '']",
                "[0, 15, 100257]",
                " [ 1 ,\n2 ] ",
                "[[1, 2], [3]]",
                "[[ 1 ]]",
                "[{'text': 'a'}]"
            })
    void takesTextsAndTokens(String input) {
        assertThatCode(() -> read(input)).doesNotThrowAnyException();
    }

    private static void read(String input) {
        String body = "{'model': 'vectors', 'input': " + input + "}";
        ListRequests.embeddings(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
