package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.SimulatedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A request repeated under its Idempotency-Key. */
class IdempotencyTest extends GatewayTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String BODY = """
            {"model": "%s", "messages": [{"role": "user", "content": "%%s"}]%%s}""".formatted(Market.MODEL);

    private Person person;
    private JsonNode team;
    private TestClient caller;

    @BeforeEach
    void signUp() {
        openMarket();
        person = signUpPerson();
        team = person.createTeam("search");
        String secret = person.createKey(team).get("secret").asString();
        caller = anyone().with("Authorization", "Bearer " + secret)
                .with("Idempotency-Key", "order-" + UUID.randomUUID());
    }

    @Test
    void givesTheFirstAnswerAgainAndAsksNoProvider() {
        turnOn();

        Reply first = caller.post(PATH, body("Hi")).expect(200);
        Reply again = caller.post(PATH, body("Hi")).expect(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("idempotency-replayed")).contains("true");
        assertThat(again.header("x-tollgate-first-request-id")).isEqualTo(first.header("x-request-id"));
        assertThat(again.header("x-request-id")).isNotEqualTo(first.header("x-request-id"));
        assertThat(again.header("x-tollgate-cost")).isEqualTo(first.header("x-tollgate-cost"));
        assertThat(cheap().received()).hasSize(1);
    }

    @Test
    void givesAWholeStreamAgain() throws IOException {
        turnOn();

        String first = read(caller.stream(PATH, body("Hi", ", \"stream\": true")));
        HttpResponse<InputStream> again = caller.stream(PATH, body("Hi", ", \"stream\": true"));

        assertThat(again.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        assertThat(read(again)).isEqualTo(first).endsWith("data: [DONE]\n\n");
        assertThat(cheap().received()).hasSize(1);
    }

    @Test
    void refusesTheSameKeyForAnotherRequest() {
        turnOn();
        caller.post(PATH, body("Hi")).expect(200);

        Reply refused = caller.post(PATH, body("Ho"));

        refused.expectError(409, "idempotency_key_reused");
        assertThat(refused.header("x-should-retry")).hasValue("false");
    }

    @Test
    void refusesARepetitionWhileTheFirstIsUnderWay() throws IOException {
        turnOn();
        cheap().fail(new Fault.StallAfter(2));

        try (InputStream open =
                caller.stream(PATH, body("Hi", ", \"stream\": true")).body()) {
            assertThat(open.read()).isPositive();
            Reply refusal = caller.post(PATH, body("Hi", ", \"stream\": true"));

            refusal.expectError(409, "idempotency_key_in_flight");
            assertThat(refusal.header("retry-after")).contains("1");
        }
    }

    @Test
    void doesNotKeepFailures() throws IOException {
        turnOn();
        cheap().fail(new Fault.EndAfter(2));
        String broken = read(caller.stream(PATH, body("Hi", ", \"stream\": true")));
        cheap().recover();

        String whole = read(caller.stream(PATH, body("Hi", ", \"stream\": true")));

        assertThat(broken).contains("upstream_stream_broken");
        assertThat(whole).endsWith("data: [DONE]\n\n");
    }

    @Test
    void saysWhichKeysItTakes() {
        turnOn();

        caller.with("Idempotency-Key", "a b").post(PATH, body("Hi")).expectError(400, "invalid_idempotency_key");
    }

    @Test
    void servesEveryRequestOfATeamThatHasNotTurnedItOn() {
        caller.post(PATH, body("Hi")).expect(200);
        caller.post(PATH, body("Hi")).expect(200);

        assertThat(cheap().received()).hasSize(2);
    }

    private void turnOn() {
        person.patch("/api/teams/" + team.get("id").asString(), "{\"idempotency\": true}")
                .expect(200);
    }

    private SimulatedProvider cheap() {
        return simulator().provider(Market.CHEAP);
    }

    private static String body(String content) {
        return body(content, "");
    }

    private static String body(String content, String more) {
        return BODY.formatted(content, more);
    }

    private static String read(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
