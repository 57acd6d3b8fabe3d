package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What becomes of a call when providers fail. */
class ChatFallbackTest extends ChatTest {

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 401, 404})
    void fallsBackToTheNextOfferingWhenAProviderAnswers(int status) {
        cheap().fail(Fault.status(status));

        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains(Market.DEARER);
        assertThat(answer.header("x-tollgate-attempts")).contains("2");
    }

    @Test
    void goesToAProviderWhoseContentPolicyIsLessStrict() {
        cheap().fail(new Fault.Status(
                400,
                Optional.of("content_policy_violation"),
                Optional.of("Your request was rejected by our safety system."),
                Optional.empty()));

        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains(Market.DEARER);
    }

    @Test
    void fallsBackWhenAProviderResetsTheConnection() {
        cheap().fail(new Fault.ResetBeforeHeaders());

        assertThat(caller.post(PATH, body("")).expect(200).header("x-tollgate-provider"))
                .contains(Market.DEARER);
    }

    @Test
    void fallsBackInAStreamBeforeTheFirstToken() throws IOException {
        cheap().fail(new Fault.ErrorEventAfter(0));

        HttpResponse<InputStream> answer = caller.stream(PATH, body("\"stream\": true"));

        assertThat(answer.headers().firstValue("x-tollgate-provider")).contains(Market.DEARER);
        assertThat(read(answer)).endsWith("data: [DONE]\n\n");
    }

    @Test
    void namesEveryAttemptWhenNoneSucceeds() {
        simulator().providers().forEach(provider -> provider.fail(Fault.status(500)));

        Reply answer = caller.post(PATH, body(""));

        JsonNode error = answer.expectError(502, "upstream_error");
        assertThat(answer.header("x-tollgate-budget-remaining")).isPresent();
        assertThat(error.at("/details/attempts").size()).isEqualTo(3);
        assertThat(error.at("/details/attempts/0/provider").asString()).isEqualTo(Market.CHEAP);
    }

    @Test
    void chargesNothingForWhatNoProviderAnswered() {
        simulator().providers().forEach(provider -> provider.fail(Fault.status(500)));
        caller.post(PATH, body("")).expectError(502, "upstream_error");

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode total = person.browser().get("/api/spend").json().get("total");
            assertThat(total.get("requests").asLong()).isEqualTo(1);
            assertThat(total.get("errors").asLong()).isEqualTo(1);
            assertThat(new BigDecimal(total.get("spend").asString())).isZero();
        });
    }

    @Test
    void handsAProvidersWordsOnTheRequestItselfThrough() {
        cheap().fail(Fault.status(400));

        Reply answer = caller.post(PATH, body("")).expect(400);

        assertThat(answer.header("x-tollgate-attempts")).contains("1");
        assertThat(answer.json().get("error").get("message").asString()).isNotBlank();
        String id = answer.header("x-request-id").orElseThrow();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode row = caller.get("/v1/requests/" + id).expect(200).json();
            assertThat(row.get("provider").asString())
                    .isEqualTo(answer.header("x-tollgate-provider").orElseThrow());
            assertThat(new BigDecimal(row.at("/usage/cost").asString())).isZero();
        });
    }
}
