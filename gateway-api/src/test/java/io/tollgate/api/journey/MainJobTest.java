package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sign up, issue a virtual key, call, see the team's spend. */
class MainJobTest extends GatewayTest {

    private static final String HELLO = """
            {"model": "%s", "messages": [{"role": "user", "content": "Hello"}], "max_tokens": 50}""".formatted(Market.MODEL);

    /** How soon a call must show in the dashboard. */
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(3);

    private Person person;

    @BeforeEach
    void signUp() {
        openMarket();
        person = signUpPerson();
    }

    @Test
    void showsWhatATeamSpentWithinSeconds() {
        JsonNode team = person.createTeam("search");
        TestClient caller = callerWith(person.createKey(team));

        Reply answer = caller.post("/v1/chat/completions", HELLO).expect(200);

        BigDecimal cost = answer.json().at("/usage/cost").decimalValue();
        assertThat(cost).isPositive();
        await().atMost(SHOWN_WITHIN).untilAsserted(() -> {
            JsonNode report = person.browser()
                    .get("/api/spend?group_by=team,model")
                    .expect(200)
                    .json();
            assertThat(report.at("/rows/0/team/name").asString()).isEqualTo("search");
            assertThat(report.at("/rows/0/model").asString()).isEqualTo(Market.MODEL);
            assertThat(report.at("/rows/0/requests").asLong()).isEqualTo(1);
            assertThat(new BigDecimal(report.at("/total/spend").asString())).isEqualByComparingTo(cost);
        });
    }

    @Test
    void recordsWhoAnsweredWithTokensCostAndLatency() {
        TestClient caller = callerWith(person.createKey(person.createTeam("search")));
        String requestId = caller.post("/v1/chat/completions", HELLO)
                .expect(200)
                .header("x-request-id")
                .orElseThrow();

        JsonNode detail = eventually("/api/requests/" + requestId);

        assertThat(detail.at("/request/provider").asString()).isEqualTo(Market.CHEAP);
        assertThat(detail.at("/request/status").asString()).isEqualTo("ok");
        assertThat(detail.at("/request/output_tokens").asLong()).isEqualTo(50);
        assertThat(new BigDecimal(detail.at("/request/spend").asString())).isPositive();
        assertThat(detail.at("/latency/total_ms").asDouble()).isPositive();
        assertThat(detail.get("attempts").size()).isEqualTo(1);
    }

    @Test
    void refusesToSpendPastTheTeamsBudgetNamingTheTeamTheLimitAndTheReset() {
        JsonNode team = person.createTeam(
                "frugal", "\"budgets\": [{\"amount\": \"0.0005\", \"window\": \"day\", \"kind\": \"hard\"}]");
        TestClient caller = callerWith(person.createKey(team));
        Reply answer = caller.post("/v1/chat/completions", HELLO);
        while (answer.status() == 200) {
            answer = caller.post("/v1/chat/completions", HELLO);
        }

        JsonNode error = answer.expectError(402, "budget_exceeded");

        assertThat(answer.header("x-tollgate-budget-remaining").map(BigDecimal::new))
                .hasValueSatisfying(left -> assertThat(left).isLessThan(new BigDecimal("0.0005")));
        assertThat(error.get("message").asString()).contains("frugal").contains("0.0005 USD daily budget");
        assertThat(error.at("/details/scope").asString()).isEqualTo("team");
        assertThat(error.at("/details/limit").asString()).isEqualTo("0.0005");
        assertThat(new BigDecimal(error.at("/details/spent").asString())).isPositive();
        assertThat(error.at("/details/resets_at").asString()).endsWith("T00:00:00Z");
    }

    @Test
    void showsWhoWasTurnedAwayAndWhy() {
        JsonNode team = person.createTeam("suspended", "\"rate_limits\": {\"rpm\": 0}");
        TestClient caller = callerWith(person.createKey(team));
        caller.post("/v1/chat/completions", HELLO).expectError(429, "rate_limit_exceeded");
        caller.post("/v1/chat/completions", HELLO).expectError(429, "rate_limit_exceeded");
        caller.post("/v1/chat/completions", HELLO.replace(Market.MODEL, "no-such-model"))
                .expectError(404, "model_not_found");

        await().atMost(SHOWN_WITHIN).untilAsserted(() -> {
            JsonNode report = person.browser().get("/api/refusals").expect(200).json();
            assertThat(report.get("total").asLong()).isEqualTo(3);
            assertThat(report.at("/rows/0/team/name").asString()).isEqualTo("suspended");
            assertThat(report.at("/rows/0/reason").asString()).isEqualTo("rate_limit_exceeded");
            assertThat(report.at("/rows/0/scope").asString()).isEqualTo("team");
            assertThat(report.at("/rows/0/refusals").asLong()).isEqualTo(2);
            assertThat(report.at("/rows/1/reason").asString()).isEqualTo("model_not_found");
            assertThat(report.at("/rows/1/scope").asString()).isEqualTo("none");
        });
    }

    @Test
    void enforcesExactlyWhatItRecords() {
        JsonNode team = person.createTeam("search");
        TestClient caller = callerWith(person.createKey(team));
        for (int i = 0; i < 10; i++) {
            caller.post("/v1/chat/completions", HELLO).expect(200);
        }

        await().atMost(SHOWN_WITHIN).untilAsserted(() -> {
            JsonNode total =
                    person.browser().get("/api/spend").expect(200).json().get("total");
            assertThat(total.get("requests").asLong()).isEqualTo(10);
            JsonNode budget = person.browser()
                    .get("/api/limits/organization/" + person.organizationId())
                    .expect(200)
                    .json()
                    .at("/budgets/0");
            assertThat(budget.get("spent").asString())
                    .isEqualTo(total.get("spend").asString());
            assertThat(new BigDecimal(budget.get("reserved").asString())).isZero();
        });
    }

    @Test
    void turnsARevokedKeyAwayFromTheNextRequestOn() {
        JsonNode key = person.createKey(person.createTeam("search"));
        TestClient caller = callerWith(key);
        caller.post("/v1/chat/completions", HELLO).expect(200);

        person.browser().delete("/api/keys/" + key.get("id").asString()).expect(204);

        caller.post("/v1/chat/completions", HELLO).expectError(401, "invalid_api_key");
    }

    @Test
    void bindsAChangedLimitFromTheNextRequestOn() {
        JsonNode team = person.createTeam("search");
        TestClient caller = callerWith(person.createKey(team));
        caller.post("/v1/chat/completions", HELLO).expect(200);

        person.patch("/api/teams/" + team.get("id").asString(), "{\"rate_limits\": {\"rpm\": 1}}")
                .expect(200);

        Reply first = caller.post("/v1/chat/completions", HELLO).expect(200);
        assertThat(first.header("x-ratelimit-limit-requests")).contains("1");
        Reply second = caller.post("/v1/chat/completions", HELLO);
        second.expectError(429, "rate_limit_exceeded");
        assertThat(second.header("x-ratelimit-limit-requests")).contains("1");
        assertThat(second.header("x-ratelimit-remaining-requests")).contains("0");
        assertThat(Integer.parseInt(second.header("retry-after").orElseThrow())).isBetween(1, 60);
    }

    @Test
    void callsOnlyTheModelsThatTheKeyAllows() {
        TestClient caller =
                callerWith(person.createKey(person.createTeam("search"), "\"allowed_models\": [\"another-model\"]"));

        JsonNode error = caller.post("/v1/chat/completions", HELLO).expectError(403, "model_not_allowed");

        assertThat(error.get("param").asString()).isEqualTo("model");
    }

    private JsonNode eventually(String path) {
        await().atMost(SHOWN_WITHIN).until(() -> person.browser().get(path).status() == 200);
        return person.browser().get(path).json();
    }

    private TestClient callerWith(JsonNode key) {
        return anyone().with("Authorization", "Bearer " + key.get("secret").asString());
    }
}
