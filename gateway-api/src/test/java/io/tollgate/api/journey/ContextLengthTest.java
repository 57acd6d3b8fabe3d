package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A prompt that is too long for some of what is sold. */
class ContextLengthTest extends ChatTest {

    private static final String SHORT = "short-one";
    private static final String PROMPT = "so many words ".repeat(400);

    @BeforeEach
    void sellAShortOne() {
        sell(SHORT, "[\"chat\", \"streaming\"]", Market.CHEAP, "", "\"input\": \"1\", \"output\": \"2\"");
        operator().put("/api/operator/models/" + SHORT, """
                        {"display_name": "Short", "context_length": 1000, "max_output_tokens": 500,
                         "capabilities": ["chat", "streaming"]}""").expectSuccess();
    }

    private static String words(String fields) {
        return "{\"model\": \"" + SHORT + "\", \"messages\": [{\"role\": \"user\", \"content\": \"" + PROMPT + "\"}]"
                + fields + "}";
    }

    @Test
    void isRefusedBeforeAnyCallWhereNothingHasRoomForIt() {
        int before = cheap().received().size();

        JsonNode error = caller.post(PATH, words("")).expectError(400, "context_length_exceeded");

        assertThat(error.get("message").asString())
                .contains("alder-" + SHORT + " (1000)")
                .contains("1199");
        assertThat(error.get("param").asString()).isEqualTo("model");
        assertThat(cheap().received()).hasSize(before);
    }

    @Test
    void isServedByAnotherModelThatHasRoom() {
        int before = cheap().received().size();

        Reply answer = caller.post(PATH, words(", \"models\": [\"" + Market.MODEL + "\"]"))
                .expect(200);

        assertThat(answer.json().get("model").asString()).isEqualTo(Market.MODEL);
        assertThat(answer.header("x-tollgate-attempts")).contains("1");
        assertThat(cheap().received()).hasSize(before + 1);
    }

    @Test
    void isExplainedByADryRun() {
        JsonNode explained = person.browser()
                .post("/api/routing/explain", "{\"model\": \"" + SHORT + "\", \"input_tokens\": 1001}")
                .expect(200)
                .json();

        assertThat(explained.at("/excluded/0/reason").asString()).isEqualTo("context_length");
    }
}
