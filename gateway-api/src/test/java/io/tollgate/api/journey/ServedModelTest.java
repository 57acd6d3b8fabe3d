package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Limits and policies hold for whatever model and offering would serve, by whichever way a request came to it. */
class ServedModelTest extends ChatTest {

    private static final String ASKED = "asked-for";
    private static final String OTHER = "other-one";
    private static final String ABILITIES = "[\"chat\", \"streaming\", \"json_schema\"]";
    private static final String NOT_THE_OTHER =
            "\"narrowed_limits\": [{\"model\": \"" + OTHER + "\", \"rate_limits\": {\"rpm\": 0}}]";
    private static final String WITH_MODELS = "\"models\": [\"" + OTHER + "\"]";
    private static final String CASCADE =
            WITH_MODELS + ", \"provider\": {\"sort\": \"cascade\"}, \"response_format\": {\"type\": \"json_object\"}";

    private TestClient inEurope;
    private TestClient limited;

    @BeforeEach
    void sellBoth() {
        sell(ASKED, ABILITIES, Market.CHEAP, ", \"region\": \"eu\"");
        sell(OTHER, ABILITIES, Market.DEARER, ", \"region\": \"us\"", "\"input\": \"3\", \"output\": \"6\"");
        JsonNode europe = person.createTeam("europe");
        person.browser()
                .put("/api/policies/teams/" + europe.get("id").asString(), "{\"regions\": [\"eu\"]}")
                .expect(200);
        inEurope = callerWith(person.createKey(europe));
        limited = callerWith(person.createKey(person.createTeam("limited", NOT_THE_OTHER)));
    }

    @AfterEach
    void takeBack() {
        standIn("[]");
        openMarket();
    }

    private void standIn(String models) {
        operator()
                .put("/api/operator/models/" + ASKED, """
                        {"display_name": "Asked for", "context_length": 131072, "max_output_tokens": 8192,
                         "capabilities": %s, "downshift": %s}""".formatted(ABILITIES, models))
                .expectSuccess();
    }

    private static String asked(String fields) {
        return body(fields).replaceFirst(Market.MODEL, ASKED);
    }

    private void assertOtherIsNotAsked() {
        assertThat(simulator().provider(Market.DEARER).received()).isEmpty();
    }

    @Test
    void isTheOtherOneWhereNothingForbidsIt() {
        cheap().fail(Fault.status(500));

        assertThat(caller.post(PATH, asked(WITH_MODELS)).expect(200).header("x-tollgate-provider"))
                .contains(Market.DEARER);
    }

    @Test
    void isNoOtherModelThatTheRequestNames() {
        cheap().fail(Fault.status(500));

        inEurope.post(PATH, asked(WITH_MODELS)).expectError(502, "upstream_error");
        limited.post(PATH, asked(WITH_MODELS)).expectError(502, "upstream_error");

        assertOtherIsNotAsked();
    }

    @Test
    void isNoStandInEither() {
        standIn("[\"" + OTHER + "\"]");
        cheap().fail(Fault.status(500));

        inEurope.post(PATH, asked("")).expectError(502, "upstream_error");
        limited.post(PATH, asked("")).expectError(502, "upstream_error");

        assertOtherIsNotAsked();
    }

    @Test
    void isNoBetterOneThatACascadeWouldAsk() {
        for (TestClient bound : new TestClient[] {inEurope, limited}) {
            cheap().failNext(1, new Fault.Instead(io.tollgate.simulator.Reply.json(200, """
                            {"id": "c", "object": "chat.completion", "created": 1, "model": "m",
                             "choices": [{"index": 0, "finish_reason": "stop",
                                          "message": {"role": "assistant", "content": "no object"}}],
                             "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}}""")));

            Reply answer = bound.post(PATH, asked(CASCADE)).expect(200);

            assertThat(answer.json().at("/choices/0/message/content").asString())
                    .isEqualTo("no object");
            assertThat(answer.header("x-tollgate-escalated")).isEmpty();
        }
        assertOtherIsNotAsked();
    }

    @Test
    void isNoShadow() {
        person.browser()
                .put("/api/routing/organization", "{\"shadow\": {\"model\": \"" + OTHER + "\"}}")
                .expectSuccess();

        inEurope.post(PATH, asked("")).expect(200);
        limited.post(PATH, asked("")).expect(200);

        await().during(Duration.ofMillis(500)).atMost(PATIENCE).untilAsserted(this::assertOtherIsNotAsked);
        caller.post(PATH, asked("")).expect(200);
        await().atMost(PATIENCE)
                .until(() -> simulator().provider(Market.DEARER).received().size() == 1);
    }

    @ParameterizedTest
    @CsvSource({"us, " + Market.CHEAP, "eu, " + Market.DEARER, "eu-west-1, " + Market.DEARER})
    void isAtTheNearerOfferingWhereTheCallerSaysWhereItIs(String region, String provider) {
        String model = "twice-sold";
        sell(model, ABILITIES, Market.CHEAP, ", \"region\": \"us\"");
        sell(model, ABILITIES, Market.DEARER, ", \"region\": \"eu\"");
        String request = body("\"provider\": {\"sort\": \"latency\"}").replaceFirst(Market.MODEL, model);

        Reply answer =
                caller.with("x-tollgate-region", region).post(PATH, request).expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains(provider);
    }
}
