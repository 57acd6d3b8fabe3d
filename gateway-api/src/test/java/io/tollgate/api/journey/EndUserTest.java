package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Callers' own users, whom nobody has told the gateway of before they call. */
class EndUserTest extends GatewayTest {

    private static final String PATH = "/v1/chat/completions";
    private static final int AT_ONCE = 24;

    @Test
    void isBoundByTheTeamsDefaultFromTheFirstConcurrentCallsOn() {
        TestClient caller =
                caller("\"end_users\": {\"rate_limits\": {\"rpm\": 3}}", "\"rate_limits\": {\"rpm\": 1000}");

        List<Reply> replies = IntStream.range(0, AT_ONCE)
                .parallel()
                .mapToObj(call -> caller.post(PATH, chat("new-user")))
                .toList();

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(3);
        JsonNode refusal = replies.stream()
                .filter(reply -> reply.status() != 200)
                .findFirst()
                .orElseThrow()
                .expectError(429, "rate_limit_exceeded");
        assertThat(refusal.at("/details/scope").asString()).isEqualTo("end_user");
        assertThat(refusal.at("/details/name").asString()).isEqualTo("new-user");
        caller.post(PATH, chat("another")).expect(200);
    }

    @Test
    void spendsNoMoreThanItsOwnBudget() {
        TestClient caller =
                caller("\"end_users\": {\"budgets\": [{\"amount\": \"0.000000001\", \"window\": \"day\"}]}");

        JsonNode refusal = caller.post(PATH, chat("poor")).expectError(402, "budget_exceeded");

        assertThat(refusal.get("message").asString()).startsWith("The end user 'poor' has spent");
        caller.post(PATH, "{\"model\": \"" + Market.MODEL + "\", \"messages\": [{\"role\": \"user\"}]}")
                .expect(200);
    }

    @Test
    void isCountedByTheNameThatRowsHave() {
        TestClient caller = caller("\"end_users\": {\"rate_limits\": {\"rpm\": 1}}");
        caller.post(PATH, chat("a\\u0000b")).expect(200);

        JsonNode refusal = caller.post(PATH, chat("a b")).expectError(429, "rate_limit_exceeded");

        assertThat(refusal.at("/details/name").asString()).isEqualTo("a b");
    }

    /** Of a team with these fields. */
    private TestClient caller(String... fields) {
        openMarket();
        Person ada = signUpPerson();
        JsonNode key = ada.createKey(ada.createTeam("Shop", fields));
        return anyone().with("Authorization", "Bearer " + key.get("secret").asString());
    }

    private static String chat(String user) {
        return """
                {"model": "%s", "max_tokens": 16, "user": "%s", "messages": [{"role": "user", "content": "hi"}]}""".formatted(Market.MODEL, user);
    }
}
