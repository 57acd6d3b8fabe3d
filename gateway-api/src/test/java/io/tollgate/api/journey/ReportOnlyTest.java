package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A limit is tried out before it refuses anybody. */
class ReportOnlyTest extends GatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void tellsInHeadersRowsAndRefusalsWhatItWouldHaveRefused() {
        openMarket();
        Person ada = signUpPerson();
        JsonNode team = ada.createTeam(
                "Shop",
                "\"rate_limits\": {\"rpm\": 1, \"report_only\": true}",
                "\"budgets\": [{\"amount\": \"0\", \"window\": \"day\", \"kind\": \"soft\"}]");
        TestClient caller = anyone().with(
                        "Authorization",
                        "Bearer " + ada.createKey(team).get("secret").asString());

        assertThat(chat(caller)).isEqualTo("team:budget:day");
        assertThat(chat(caller)).isEqualTo("team:rpm, team:budget:day");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ada.browser()
                                .get("/api/requests?limit=1")
                                .expect(200)
                                .json()
                                .at("/data/0/would_refuse")
                                .toString())
                        .isEqualTo("[\"team:rpm\",\"team:budget:day\"]"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refusals(ada).get("reported")).hasSize(2));
        assertThat(refusals(ada).get("total").asLong()).isZero();
        assertThat(refusals(ada).get("rows")).isEmpty();
    }

    private static String chat(TestClient caller) {
        return caller.post("/v1/chat/completions", """
                        {"model": "%s", "max_tokens": 16, "messages": [{"role": "user", "content": "hi"}]}""".formatted(Market.MODEL))
                .expect(200)
                .header("x-tollgate-would-refuse")
                .orElse("");
    }

    private static JsonNode refusals(Person person) {
        return person.browser().get("/api/refusals").expect(200).json();
    }
}
