package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Limits for one model, endpoint or tag of a team. */
class NarrowedLimitsTest extends GatewayTest {

    private static final String PATH = "/v1/chat/completions";

    @BeforeEach
    void open() {
        openMarket();
    }

    @Test
    void bindAModelWhetherItIsAskedForOrFallenBackTo() {
        sell("solo", "[\"chat\"]", Market.CHEAP, "");
        simulator().provider(Market.CHEAP).fail(Fault.status(500));
        Person ada = signUpPerson();
        JsonNode team = team(ada, "{\"model\": \"" + Market.MODEL + "\", \"rate_limits\": {\"rpm\": 1}}");
        TestClient caller = caller(ada, team, "");
        String fallingBack = chat("solo").replaceFirst("\\{", "{\"models\": [\"" + Market.MODEL + "\"], ");

        assertThat(caller.post(PATH, fallingBack)
                        .expect(200)
                        .json()
                        .get("model")
                        .asString())
                .isEqualTo(Market.MODEL);
        caller.post(PATH, fallingBack).expectError(502, "upstream_error");

        JsonNode refusal = caller.post(PATH, chat(Market.MODEL)).expectError(429, "rate_limit_exceeded");
        assertThat(refusal.at("/details/scope").asString()).isEqualTo("team");
        assertThat(refusal.at("/details/narrowed_to/model").asString()).isEqualTo(Market.MODEL);
        assertThat(refusal.get("message").asString())
                .startsWith(
                        "The team 'Shop', for the model '" + Market.MODEL + "', has reached its limit of 1 requests");
    }

    @Test
    void bindAnEndpoint() {
        Person ada = signUpPerson();
        TestClient caller =
                caller(ada, team(ada, "{\"endpoint\": \"/v1/chat/completions\", \"rate_limits\": {\"rpm\": 1}}"), "");

        caller.post(PATH, chat(Market.MODEL)).expect(200);
        caller.post(PATH, chat(Market.MODEL)).expectError(429, "rate_limit_exceeded");

        caller.post("/v1/messages", chat(Market.MODEL)).expect(200);
    }

    @Test
    void bindTheKeysOfATagTogether() {
        Person ada = signUpPerson();
        JsonNode team =
                team(ada, "{\"tag\": \"env=prod\", \"budgets\": [{\"amount\": \"0.000000001\", \"window\": \"day\"}]}");
        TestClient tagged = caller(ada, team, "\"tags\": {\"env\": \"prod\"}");
        TestClient other = caller(ada, team, "\"tags\": {\"env\": \"test\"}");

        JsonNode refusal = tagged.post(PATH, chat(Market.MODEL)).expectError(402, "budget_exceeded");

        assertThat(refusal.at("/details/narrowed_to/tag").asString()).isEqualTo("env=prod");
        other.post(PATH, chat(Market.MODEL)).expect(200);
    }

    private static JsonNode team(Person person, String limits) {
        return person.createTeam("Shop", "\"narrowed_limits\": [" + limits + "]");
    }

    private TestClient caller(Person person, JsonNode team, String fields) {
        JsonNode key = fields.isEmpty() ? person.createKey(team) : person.createKey(team, fields);
        return anyone().with("Authorization", "Bearer " + key.get("secret").asString());
    }

    private static String chat(String model) {
        return """
                {"model": "%s", "max_tokens": 16, "messages": [{"role": "user", "content": "hi"}]}""".formatted(model);
    }
}
