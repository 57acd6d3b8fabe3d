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
    void isServedByAHostThatHasMoreRoomForTheSameModel() {
        sellWindowed();

        Reply answer = caller.post(PATH, windowed("")).expect(200);
        String refused = caller.post(PATH, windowed(", \"provider\": {\"only\": [\"alder\"]}"))
                .expectError(404, "no_offering_allowed")
                .get("message")
                .asString();

        assertThat(answer.header("x-tollgate-provider")).contains("birch");
        assertThat(refused).contains("alder-windowed (its context is shorter than the request needs: 1000 tokens)");
    }

    @Test
    void isServedByAHostThatGivesAnswersAsLongAsAreAskedFor() {
        sellWindowed();
        String brief =
                "{\"model\": \"windowed\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}], \"max_tokens\": ";

        assertThat(caller.post(PATH, brief + "500}").expect(200).header("x-tollgate-provider"))
                .contains("alder");
        assertThat(caller.post(PATH, brief + "501}").expect(200).header("x-tollgate-provider"))
                .contains("birch");
    }

    @Test
    void isToldOfEachHost() {
        sellWindowed();

        JsonNode offerings =
                caller.get("/v1/models/windowed/offerings").expect(200).json().path("data");
        JsonNode explained = person.browser()
                .post("/api/routing/explain", "{\"model\": \"windowed\", \"input_tokens\": 1001}")
                .expect(200)
                .json();

        assertThat(offerings).hasSize(2).allSatisfy(offering -> {
            boolean own = offering.path("slug").asString().equals("alder-windowed");
            assertThat(offering.path("context_length").asLong()).isEqualTo(own ? 1000 : 131072);
            assertThat(offering.path("max_output_tokens").asLong()).isEqualTo(own ? 500 : 8192);
        });
        assertThat(explained.at("/excluded/0/message").asString()).endsWith("1000 tokens");
    }

    /** The cheaper of two hosts has a shorter window. */
    private void sellWindowed() {
        String capabilities = "[\"chat\", \"streaming\"]";
        sell("windowed", capabilities, Market.CHEAP, ", \"context_length\": 1000, \"max_output_tokens\": 500");
        sell("windowed", capabilities, Market.DEARER, "", "\"input\": \"9\", \"output\": \"45\"");
    }

    private static String windowed(String fields) {
        return words(fields).replace(SHORT, "windowed");
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
