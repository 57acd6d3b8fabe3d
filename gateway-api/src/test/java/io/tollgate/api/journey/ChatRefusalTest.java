package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestStack;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the endpoint does not take. */
class ChatRefusalTest extends ChatTest {

    @Test
    void refusesBrokenJsonNamingThePlace() {
        JsonNode error = caller.post(PATH, "{\"model\": ").expectError(400, "invalid_json");

        assertThat(error.get("message").asString()).contains("not valid JSON");
    }

    @Test
    void refusesARequestWithoutMessages() {
        JsonNode error = caller.post(PATH, "{\"model\": \"" + Market.MODEL + "\"}")
                .expectError(400, "missing_required_parameter");

        assertThat(error.get("param").asString()).isEqualTo("messages");
    }

    @Test
    void refusesAModelThatIsNoString() {
        JsonNode error = caller.post(PATH, "{\"model\": 5, \"messages\": [{}]}").expectError(400, "invalid_value");

        assertThat(error.get("param").asString()).isEqualTo("model");
    }

    @Test
    void refusesAFieldGivenTwiceEvenIfOnceInEscapes() {
        JsonNode error = caller.post(PATH, body("\"max_tokens\": 5, \"max_\\u0074okens\": 5000"))
                .expectError(400, "duplicate_parameter");

        assertThat(error.get("param").asString()).isEqualTo("max_tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream_options", "response_format"})
    void refusesAFieldGivenTwiceInAnObjectThatItReads(String field) {
        JsonNode error = caller.post(
                        PATH, body("\"stream\": true, \"" + field + "\": {\"type\": \"text\", \"type\": \"text\"}"))
                .expectError(400, "duplicate_parameter");

        assertThat(error.get("param").asString()).isEqualTo(field + ".type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "safety_identifier"})
    void refusesANameOfAnEndUserThatIsTooLong(String field) {
        caller.post(PATH, body("\"" + field + "\": \"" + "x".repeat(256) + "\""))
                .expect(200);

        JsonNode error = caller.post(PATH, body("\"" + field + "\": \"" + "x".repeat(257) + "\""))
                .expectError(400, "invalid_value");

        assertThat(error.get("param").asString()).isEqualTo(field);
        assertThat(error.get("message").asString()).contains("257").contains("256");
    }

    @Test
    void refusesALimitBelowOne() {
        JsonNode error = caller.post(PATH, body("\"max_tokens\": 0")).expectError(400, "invalid_value");

        assertThat(error.get("param").asString()).isEqualTo("max_tokens");
    }

    @Test
    void namesTheOutputLimitThatNoContextCanHold() {
        JsonNode error =
                caller.post(PATH, body("\"max_tokens\": 1000000000")).expectError(400, "context_length_exceeded");

        assertThat(error.get("param").asString()).isEqualTo("max_tokens");
    }

    @Test
    void answersTheBareRootAsAnythingElseBelowIt() {
        anyone().get("/v1").expectError(401, "invalid_api_key");
        caller.get("/v1").expectError(404, "unknown_url");
    }

    @Test
    void refusesAnUnknownModel() {
        JsonNode error = caller.post(PATH, "{\"model\": \"no-such\", \"messages\": [{\"role\": \"user\"}]}")
                .expectError(404, "model_not_found");

        assertThat(error.get("message").asString()).contains("no-such").contains("/v1/models");
    }

    @Test
    void refusesABodyOverTheLimit() {
        String large = body("\"padding\": \"" + "x".repeat(TestStack.MAX_REQUEST_BYTES) + "\"");

        caller.post(PATH, large).expectError(413, "request_too_large");
    }

    @Test
    void refusesLargeBodiesWhileOthersTakeTheNodesMemory() throws IOException {
        String large =
                body("\"stream\": true, \"padding\": \"" + "x".repeat(TestStack.MAX_REQUEST_BYTES * 3 / 4) + "\"");
        cheap().fail(new Fault.StallAfter(1));
        // Long enough that it is still waiting when the next request comes.
        var first = caller.with("x-tollgate-ttft-timeout", "60000").stream(PATH, large);
        assertThat(first.statusCode()).isEqualTo(200);

        Reply refused = caller.post(PATH, large);

        refused.expectError(503, "request_memory_exhausted");
        assertThat(refused.header("retry-after")).contains("1");
        cheap().recover();
        caller.post(PATH, body("")).expect(200);
        first.body().close();
        await().atMost(PATIENCE).until(() -> caller.post(PATH, large).status() == 200);
    }

    @Test
    void refusesAnotherContentType() {
        caller.with("Content-Type", "text/plain")
                .send("POST", PATH, BodyPublishers.ofString(body("")))
                .expectError(415, "unsupported_content_type");
    }

    @Test
    void countsARefusedRequestNowhere() {
        caller.post(PATH, "{").expectError(400, "invalid_json");
        caller.post(PATH, body("")).expect(200);

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode total = person.browser().get("/api/spend").json().get("total");
            assertThat(total.get("requests").asLong()).isEqualTo(1);
        });
    }
}
