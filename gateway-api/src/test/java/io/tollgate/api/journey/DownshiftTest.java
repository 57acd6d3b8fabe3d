package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Another model that stands in for the one that was asked for. */
class DownshiftTest extends ChatTest {

    private static final String LARGE = "large-one";
    private static final String HEADER = "x-tollgate-downshift";
    private static final String CAPABILITIES = "[\"chat\", \"streaming\"]";
    private static final String PRICE = "\"input\": \"3\", \"output\": \"9\"";

    @BeforeEach
    void sellALargeOne() {
        sell(LARGE, CAPABILITIES, Market.CHEAP, "", PRICE);
        standIn("[\"" + Market.MODEL + "\"]");
        // The stand-in is to be had elsewhere.
        operator().put("/api/operator/models/" + Market.MODEL, """
                        {"display_name": "Llama", "context_length": 131072, "max_output_tokens": 8192,
                         "capabilities": ["chat", "tools", "json_schema", "streaming"], "routing": {"ignore": ["alder"]}}""").expectSuccess();
    }

    @AfterEach
    void takeBack() {
        standIn("[]");
        openMarket();
    }

    private void standIn(String models) {
        operator()
                .put("/api/operator/models/" + LARGE, """
                        {"display_name": "Large", "context_length": 131072, "max_output_tokens": 8192,
                         "capabilities": %s, "downshift": %s}""".formatted(CAPABILITIES, models))
                .expectSuccess();
    }

    private static String large(String fields) {
        return body(fields).replaceFirst(Market.MODEL, LARGE);
    }

    @Test
    void standsInWhileEveryOfferingIsRateLimited() {
        cheap().failNext(1, Fault.rateLimited(30));
        assertThat(caller.post(PATH, large("")).expect(200).header(HEADER))
                .contains("from=" + LARGE + "; because=failed");

        Reply answer = caller.post(PATH, large("")).expect(200);

        assertThat(answer.header(HEADER)).contains("from=" + LARGE + "; because=rate_limited");
        assertThat(answer.header("x-tollgate-attempts")).contains("1");
        assertThat(answer.json().get("model").asString()).isEqualTo(Market.MODEL);
        JsonNode row = row(answer);
        assertThat(row.get("model").asString()).isEqualTo(Market.MODEL);
        assertThat(row.at("/routing/requested_model").asString()).isEqualTo(LARGE);
        assertThat(row.at("/routing/downshift").asString()).isEqualTo("rate_limited");
        assertThat(row.at("/routing/catalogue_revision").asLong()).isPositive();
    }

    @Test
    void doesNotSpeakForTheModelThatWasAskedForWhenItIsTooSmallItself() {
        cheap().failNext(2, Fault.rateLimited(30));
        simulator().provider(Market.DEARER).failNext(2, Fault.contextLengthExceeded());
        simulator().provider("cedar").failNext(2, Fault.contextLengthExceeded());

        caller.post(PATH, large("")).expectError(502, "upstream_error");
        caller.post(PATH, large("")).expectError(502, "upstream_error");
    }

    @Test
    void isNotAskedForABetterAnswer() {
        cheap().failNext(1, new Fault.Instead(io.tollgate.simulator.Reply.json(200, """
                        {"id": "c", "object": "chat.completion", "created": 1, "model": "m",
                         "choices": [{"index": 0, "finish_reason": "stop",
                                      "message": {"role": "assistant", "content": null, "refusal": "I will not."}}],
                         "usage": {"prompt_tokens": 100, "completion_tokens": 5, "total_tokens": 105}}""")));

        Reply answer = caller.post(PATH, large("\"provider\": {\"sort\": \"cascade\"}"))
                .expect(200);

        assertThat(answer.json().get("model").asString()).isEqualTo(LARGE);
        assertThat(answer.header("x-tollgate-attempts")).contains("1");
        assertThat(row(answer).at("/routing/saved").isNumber()).isFalse();
    }

    @Test
    void isNotWantedByEverybody() {
        cheap().failNext(2, Fault.rateLimited(30));

        caller.post(PATH, large("\"provider\": {\"downshift\": false}")).expect(503);

        person.browser()
                .put("/api/routing/organization", "{\"downshift\": false}")
                .expectSuccess();
        caller.post(PATH, large("\"provider\": {\"downshift\": true}")).expect(503);
        JsonNode explained = person.browser()
                .post("/api/routing/explain", "{\"model\": \"" + LARGE + "\"}")
                .expect(200)
                .json();
        assertThat(explained.get("candidates").size()).isEqualTo(1);
    }

    @Test
    void isOnlyAModelThatTheKeyMayCall() {
        cheap().fail(Fault.rateLimited(30));
        JsonNode team = person.createTeam("narrow");
        JsonNode key = person.browser()
                .post("/api/keys", """
                        {"team_id": "%s", "name": "narrow", "allowed_models": ["%s"]}""".formatted(team.get("id").asString(), LARGE))
                .expect(201)
                .json();

        callerWith(key).post(PATH, large("")).expect(503);
    }

    @Test
    void standsInForASlowOneOnlyWhenTheRequestIsOfLowPriority() {
        cheap().behave(Behaviour.INSTANT
                .paced(Duration.ofMillis(3_500), Duration.ZERO)
                .answering(20, 5));
        for (int i = 0; i < 3; i++) {
            caller.post(PATH, large("")).expect(200);
        }

        Reply normal = caller.post(PATH, large("")).expect(200);
        Reply low =
                caller.with("x-tollgate-priority", "low").post(PATH, large("")).expect(200);

        assertThat(normal.header(HEADER)).isEmpty();
        assertThat(low.header(HEADER)).contains("from=" + LARGE + "; because=slow");
        caller.with("x-tollgate-priority", "urgent").post(PATH, large("")).expectError(400, "invalid_value");
    }

    @Test
    void isExplained() {
        cheap().failNext(1, Fault.rateLimited(30));
        caller.post(PATH, large("")).expect(200);

        JsonNode explained = person.browser()
                .post("/api/routing/explain", "{\"model\": \"" + LARGE + "\"}")
                .expect(200)
                .json();

        assertThat(explained.get("downshift").asString()).isEqualTo("rate_limited");
        assertThat(explained.at("/candidates/0/model").asString()).isEqualTo(Market.MODEL);
        assertThat(explained.at("/candidates/2/model").asString()).isEqualTo(LARGE);
    }

    @Test
    void keepsThePlanWithTheRowWhereItWasAskedFor() {
        Reply answer =
                caller.with("x-tollgate-explain", "true").post(PATH, large("")).expect(200);

        row(answer);
        JsonNode detail = person.browser()
                .get("/api/requests/" + answer.header("x-request-id").orElseThrow())
                .expect(200)
                .json();
        assertThat(detail.at("/routing/plan/candidates/0/model").asString()).isEqualTo(LARGE);
        assertThat(detail.at("/routing/plan/catalogue").asLong())
                .isEqualTo(detail.at("/routing/catalogue_revision").asLong());
        assertThat(detail.at("/routing/health_at").asString()).isNotBlank();
    }
}
