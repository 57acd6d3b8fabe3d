package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The operator's routing documents for single models. */
class ModelRoutingTest extends ChatTest {

    private static final String PROVIDER = "x-tollgate-provider";

    private void put(String model, String routing) {
        operator().put("/api/operator/models/" + model, """
                        {"display_name": "Llama", "context_length": 131072, "max_output_tokens": 8192,
                         "capabilities": ["chat", "tools", "json_schema", "streaming"], "routing": %s}""".formatted(routing)).expectSuccess();
    }

    private Reply ask(String fields) {
        return caller.post(PATH, body(fields)).expect(200);
    }

    @AfterEach
    void takeBack() {
        put(Market.MODEL, "null");
    }

    @Test
    void holdForEverybodyWhoAsksForTheModel() {
        put(Market.MODEL, "{\"ignore\": [\"alder\"]}");

        assertThat(ask("").header(PROVIDER)).contains(Market.DEARER);
        assertThat(ask("\"provider\": {\"order\": [\"alder\"]}").header(PROVIDER))
                .contains(Market.DEARER);
    }

    @Test
    void giveWayToATenantsOwnOrder() {
        put(Market.MODEL, "{\"order\": [\"birch\"]}");
        assertThat(ask("").header(PROVIDER)).contains(Market.DEARER);

        person.browser()
                .put("/api/routing/organization", "{\"order\": [\"cedar\"]}")
                .expectSuccess();

        assertThat(ask("").header(PROVIDER)).contains("cedar");
    }

    @Test
    void holdForTheirOwnModelOnlyWhenARequestNamesSeveral() {
        sell("second", "[\"chat\", \"streaming\"]", Market.CHEAP, "");
        put(Market.MODEL, "{\"only\": [\"nobody\"]}");

        Reply answer = ask("\"models\": [\"second\"]");

        assertThat(answer.json().get("model").asString()).isEqualTo("second");
        assertThat(answer.header(PROVIDER)).contains(Market.CHEAP);
    }

    @Test
    void areShownAndExplained() {
        put(
                Market.MODEL,
                "{\"hedge\": true, \"rules\": [{\"name\": \"no alder\", \"then\": {\"ignore\": [\"alder\"]}}]}");

        JsonNode shown = operator().get("/api/operator/models/" + Market.MODEL).json();
        JsonNode explained = person.browser()
                .post("/api/routing/explain", "{\"model\": \"" + Market.MODEL + "\"}")
                .expect(200)
                .json();

        assertThat(shown.at("/routing/hedge").asBoolean()).isTrue();
        assertThat(shown.at("/routing/rules/0/name").asString()).isEqualTo("no alder");
        assertThat(explained.get("rules").get(0).asString()).isEqualTo("no alder");
        assertThat(explained.at("/excluded/0/provider").asString()).isEqualTo(Market.CHEAP);
    }

    @Test
    void nameTheMemberThatIsWrong() {
        Reply answer = operator().put("/api/operator/models/" + Market.MODEL, """
                {"display_name": "Llama", "context_length": 131072, "max_output_tokens": 8192,
                 "capabilities": ["chat"], "routing": {"strategy": "fast"}}""");

        answer.expect(400);
        assertThat(answer.body()).contains("routing.strategy");
    }
}
