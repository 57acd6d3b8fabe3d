package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A second model that is asked the same, and whose answer nobody gets. */
class ShadowTest extends ChatTest {

    private static final String SECOND = "shadowed";
    private static final String SHADOW = "{\"shadow\": {\"model\": \"" + SECOND + "\"}}";

    @BeforeEach
    void sellASecond() {
        sell(SECOND, "[\"chat\", \"streaming\"]", Market.DEARER, "");
    }

    private void ofTheOrganization(String document) {
        person.browser().put("/api/routing/organization", document).expectSuccess();
    }

    @Test
    void isAskedTheSameAndHasARowOfItsOwnThatTheTeamPays() {
        ofTheOrganization(SHADOW);

        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.json().get("model").asString()).isEqualTo(Market.MODEL);
        JsonNode shadow = shadowRow();
        assertThat(shadow.get("model").asString()).isEqualTo(SECOND);
        assertThat(new BigDecimal(shadow.get("spend").asString())).isPositive();
        JsonNode detail = person.browser()
                .get("/api/requests/" + shadow.get("id").asString())
                .expect(200)
                .json();
        assertThat(detail.at("/tags/shadow").asString()).isEqualTo(Market.MODEL);
        assertThat(detail.get("client_request_id").asString())
                .isEqualTo(answer.header("x-request-id").orElseThrow());
        assertThat(lastReceived(Market.DEARER).at("/messages/0/content").asString())
                .isEqualTo("Hello");
    }

    @Test
    void isAskedOfStreamsToo() throws IOException {
        ofTheOrganization(SHADOW);

        assertThat(read(caller.stream(PATH, body("\"stream\": true")))).endsWith("data: [DONE]\n\n");

        JsonNode shadow = shadowRow();
        assertThat(shadow.get("status").asString()).isEqualTo("ok");
        assertThat(shadow.get("output_tokens").asLong()).isPositive();
    }

    @Test
    void costsTheTeamNothingWhenTheOperatorAsksForIt() {
        operator()
                .put("/api/operator/models/" + Market.MODEL, """
                        {"display_name": "Llama", "context_length": 131072, "max_output_tokens": 8192,
                         "capabilities": ["chat", "streaming"], "routing": %s}""".formatted(SHADOW))
                .expectSuccess();

        caller.post(PATH, body("")).expect(200);

        JsonNode shadow = shadowRow();
        assertThat(new BigDecimal(shadow.get("spend").asString())).isZero();
        JsonNode cost = person.browser()
                .get("/api/requests/" + shadow.get("id").asString())
                .expect(200)
                .json()
                .get("cost");
        assertThat(new BigDecimal(cost.get("upstream_cost").asString())).isPositive();
        assertThat(new BigDecimal(cost.get("charged").asString())).isZero();
    }

    @Test
    void doesNotHarmTheCallerWhenItFails() {
        ofTheOrganization(SHADOW);
        simulator().provider(Market.DEARER).fail(new Fault.StallBeforeHeaders());

        for (int i = 0; i < 3; i++) {
            assertThat(caller.post(PATH, body("")).expect(200).header("x-tollgate-attempts"))
                    .contains("1");
        }
        await().atMost(PATIENCE)
                .until(() -> simulator().provider(Market.DEARER).received().size() == 3);
    }

    @Test
    void isAskedOfAPartOfTheRequestsAndIsNoBusinessOfARequest() {
        ofTheOrganization("{\"shadow\": {\"model\": \"" + SECOND + "\", \"percent\": 0.000001}}");
        caller.post(PATH, body("")).expect(200);
        await().atMost(PATIENCE).until(() -> rows().size() == 1);
        assertThat(simulator().provider(Market.DEARER).received()).isEmpty();

        caller.post(PATH, body("\"provider\": " + SHADOW)).expectError(400, "invalid_value");
        person.browser()
                .put("/api/routing/organization", "{\"shadow\": {\"percent\": 5}}")
                .expect(400);
    }

    private JsonNode shadowRow() {
        await().atMost(PATIENCE).until(() -> rows().size() == 2);
        return rows().stream()
                .filter(row -> row.get("model").asString().equals(SECOND))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> rows() {
        return person.browser()
                .get("/api/requests")
                .json()
                .get("data")
                .valueStream()
                .toList();
    }
}
