package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the operator's keys may be asked for in a minute. */
class CredentialQuotaTest extends ChatTest {

    private static final String PROVIDER = "x-tollgate-provider";
    private static final String CHAT = "[\"chat\", \"streaming\"]";

    private final String slug = "limited-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void passesACredentialOverOnceItsQuotaIsUsedUp() {
        limit(2);
        sell(slug, CHAT, slug, "");
        sell(slug, CHAT, Market.DEARER, "", "\"input\": \"100\", \"output\": \"200\"");

        assertThat(ask().header(PROVIDER)).contains(slug);
        assertThat(ask().header(PROVIDER)).contains(slug);
        assertThat(ask().header(PROVIDER)).contains(Market.DEARER);

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode plan =
                    JsonMapper.shared().readTree(ask().header("x-tollgate-plan").orElseThrow());
            assertThat(plan.at("/candidates/1/offering").asString()).isEqualTo(slug + "-" + slug);
            assertThat(plan.at("/candidates/1/standing").asString()).isEqualTo("quota_used_up");
        });
    }

    @Test
    void refusesOnlyWhenNoOfferingIsLeftAndSaysWhenToComeBack() {
        limit(1);
        sell(slug, CHAT, slug, "");
        ask();

        Reply refused = caller.post(PATH, request());

        JsonNode error = refused.expectError(429, "provider_quota_exceeded");
        assertThat(error.get("type").asString()).isEqualTo("rate_limit_error");
        assertThat(refused.header("retry-after").map(Integer::parseInt).orElseThrow())
                .isBetween(1, 66);
    }

    private void limit(int rpm) {
        operator()
                .put("/api/operator/providers/" + slug, """
                        {"display_name": "%s", "protocol": "openai", "base_url": "%s"}""".formatted(
                                slug, simulator().baseUrl(Market.CHEAP)))
                .expectSuccess();
        operator()
                .put("/api/operator/credentials/" + slug, """
                        {"provider": "%s", "api_key": "%s", "rpm": %d}""".formatted(slug, cheap().apiKey(), rpm))
                .expectSuccess();
    }

    private Reply ask() {
        return caller.with("x-tollgate-explain", "true").post(PATH, request()).expect(200);
    }

    private String request() {
        return body("\"provider\": {\"sort\": \"price\"}").replace(Market.MODEL, slug);
    }
}
