package io.tollgate.api.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.json.JsonMembers;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {

    @Test
    void countsTheTextOfEverythingThatGoesIn() {
        assertThat(tokens(
                        "{\"system\":\"aaaa\",\"messages\":[{\"content\":\"bbbb\"}],\"tools\":[{\"name\":\"cccc\"}]}"))
                .isEqualTo(3 + 4);
    }

    @Test
    void countsAnImageByItselfAndNotByItsBytes() {
        String image = "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"" + "A".repeat(100_000) + "\"}}";

        assertThat(tokens("{\"messages\":[{\"content\":[" + image + "]}]}")).isEqualTo(1_604);
    }

    private static long tokens(String request) {
        return TokenEstimate.of(JsonMembers.read(request.getBytes(UTF_8)));
    }
}
