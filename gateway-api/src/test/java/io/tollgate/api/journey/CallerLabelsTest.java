package io.tollgate.api.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.TestClient;
import java.net.URLEncoder;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What callers name their requests by, so as to find them again. */
class CallerLabelsTest extends GatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Person ada;
    private TestClient caller;

    @BeforeEach
    void open() {
        openMarket();
        ada = signUpPerson();
        String key = ada.createKey(ada.createTeam("Shop")).get("secret").asString();
        caller = anyone().with("Authorization", "Bearer " + key);
    }

    @Test
    void areInTheRowAndFoundByIt() {
        String id = chat(caller, "\"session_id\": \"cart-7\", \"metadata\": {\"feature\": \"sea\\\"rch\", \"n\": 5}");
        chat(caller, "\"session_id\": \"cart-8\"");

        JsonNode row = found("session=cart-7");
        assertThat(row.get("id").asString()).isEqualTo(id);
        assertThat(found("metadata=" + URLEncoder.encode("feature:sea\"rch", UTF_8))
                        .get("id")
                        .asString())
                .isEqualTo(id);
        JsonNode detail = ada.browser().get("/api/requests/" + id).expect(200).json();
        assertThat(detail.get("session").asString()).isEqualTo("cart-7");
        assertThat(detail.get("metadata").toString()).isEqualTo("{\"feature\":\"sea\\\"rch\"}");
        JsonNode own = caller.get("/v1/requests/" + id).expect(200).json();
        assertThat(own.at("/metadata/feature").asString()).isEqualTo("sea\"rch");
        ada.browser().get("/api/requests?metadata=feature").expect(400);
    }

    @Test
    void standInNobodysWayWhateverTextTheyAre() {
        String id = chat(
                caller, "\"session_id\": \"nul\", \"metadata\": {\"a\": \"b\\u0000\\ud800\"}, \"user\": \"u\\u0000\"");

        assertThat(found("session=nul").get("id").asString()).isEqualTo(id);
    }

    @Test
    void mayComeInAHeaderWhereTheBodySaysNothing() {
        String id = chat(caller.with("x-session-id", "from-a-header"), "\"n\": 1");

        assertThat(found("session=from-a-header").get("id").asString()).isEqualTo(id);
    }

    @Test
    void areLeftOutWhereTheyAreTooLong() {
        String id = chat(
                caller,
                "\"session_id\": \"" + "s".repeat(257) + "\", \"metadata\": {\"a\": \"" + "x".repeat(513)
                        + "\", \"b\": \"kept\"}");

        assertThat(found("metadata=b:kept").get("id").asString()).isEqualTo(id);
        JsonNode detail = ada.browser().get("/api/requests/" + id).expect(200).json();
        assertThat(detail.get("metadata").toString()).isEqualTo("{\"b\":\"kept\"}");
        assertThat(detail.get("session").isNull()).isTrue();
    }

    private static String chat(TestClient caller, String labels) {
        return caller.post("/v1/chat/completions", """
                        {"model": "%s", "max_tokens": 16, %s, "messages": [{"role": "user", "content": "hi"}]}""".formatted(Market.MODEL, labels))
                .expect(200)
                .header("x-request-id")
                .orElseThrow();
    }

    private JsonNode found(String query) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(list(query)).hasSize(1));
        return list(query).get(0);
    }

    private JsonNode list(String query) {
        return ada.browser().get("/api/requests?" + query).expect(200).json().get("data");
    }
}
