package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Routing documents that say something about some requests only. */
class RoutingRulesTest extends ChatTest {

    private static final String PROVIDER = "x-tollgate-provider";

    @Test
    void goElsewhereWhereTheirConditionHolds() {
        put("""
                {"rules": [{"name": "free", "when": {"metadata": {"tier": ["free"]}}, "then": {"only": ["cedar"]}},
                           {"name": "ann", "when": {"end_users": ["ann"]}, "then": {"only": ["birch"]}}]}
                """);

        assertThat(ask("\"metadata\": {\"tier\": \"free\"}").header(PROVIDER)).contains("cedar");
        assertThat(ask("\"user\": \"ann\"").header(PROVIDER)).contains(Market.DEARER);
        assertThat(ask("\"metadata\": {\"tier\": \"paid\"}").header(PROVIDER)).contains(Market.CHEAP);
    }

    @Test
    void splitTheEndUsersBetweenTwoModels() {
        sell("challenger", "[\"chat\", \"streaming\"]", Market.CHEAP, "");
        put("""
                {"rules": [{"name": "challenger", "percent": 50, "by": "end_user", "models": ["challenger"]}]}
                """);
        Set<String> models = new HashSet<>();

        for (int user = 0; user < 12; user++) {
            String named = "\"user\": \"user-" + user + "\"";
            String model = ask(named).json().get("model").asString();
            assertThat(ask(named).json().get("model").asString()).isEqualTo(model);
            models.add(model);
        }

        assertThat(models).containsExactlyInAnyOrder(Market.MODEL, "challenger");
    }

    @Test
    void neverGoToAModelThatTheKeyMayNotCall() {
        sell("challenger", "[\"chat\", \"streaming\"]", Market.CHEAP, "");
        put("{\"rules\": [{\"name\": \"challenger\", \"models\": [\"challenger\"]}]}");
        JsonNode team = person.createTeam("bound");
        JsonNode key = person.browser()
                .post("/api/keys", """
                        {"team_id": "%s", "name": "bound", "allowed_models": ["%s"]}""".formatted(team.get("id").asString(), Market.MODEL))
                .expectSuccess()
                .json();

        Reply answer = callerWith(key).post(PATH, body("")).expect(200);

        assertThat(answer.json().get("model").asString()).isEqualTo(Market.MODEL);
        String ofKey = "\"key_id\": \"" + key.get("id").asString() + "\"";
        assertThat(explain(ofKey).at("/candidates/0/model").asString()).isEqualTo(Market.MODEL);
        assertThat(explain("\"input_tokens\": 10").at("/candidates/0/model").asString())
                .isEqualTo("challenger");
        person.browser()
                .post("/api/routing/explain", "{\"model\": \"challenger\", " + ofKey + "}")
                .expect(400);
    }

    @Test
    void areExplainedWithoutACall() {
        put("""
                {"rules": [{"name": "eu hours", "when": {"tags": {"env": ["prod"]}, "min_input_tokens": 5000},
                            "then": {"ignore": ["alder"]}}]}
                """);

        JsonNode explained = explain("\"tags\": {\"env\": \"prod\"}, \"input_tokens\": 5000");

        assertThat(explained.get("rules").get(0).asString()).isEqualTo("eu hours");
        assertThat(explained.at("/excluded/0/provider").asString()).isEqualTo(Market.CHEAP);
        assertThat(explain("\"input_tokens\": 5000").get("rules")).isEmpty();
    }

    @Test
    void nameTheMemberThatIsWrong() {
        Reply answer =
                person.browser().put("/api/routing/organization", "{\"rules\": [{\"name\": \"r\", \"percent\": 200}]}");

        assertThat(answer.expect(400).json().toString()).contains("routing.rules[0].percent");
    }

    private void put(String document) {
        person.browser().put("/api/routing/organization", document).expect(200);
    }

    private Reply ask(String fields) {
        return caller.post(PATH, body(fields)).expect(200);
    }

    private JsonNode explain(String fields) {
        return person.browser()
                .post("/api/routing/explain", "{\"model\": \"" + Market.MODEL + "\", " + fields + "}")
                .expect(200)
                .json();
    }
}
