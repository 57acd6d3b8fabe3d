package io.tollgate.routing.provider.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeutralTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n | 1 | true",
                "n | 2 | false",
                "top_p | 1.0 | true",
                "metadata | {} | true",
                "logit_bias | null | true",
                "modalities | [\"text\"] | true",
                "modalities | [\"text\",\"audio\"] | false",
                "web_search_options | {} | false",
                "web_search_options | null | true",
            })
    void tellsWhatAsksForNothing(String name, String value, boolean neutral) {
        var member = Json.read(("{\"v\":" + value + "}").getBytes(UTF_8)).path("v");

        assertThat(Neutral.is(name, member)).isEqualTo(neutral);
    }
}
