package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.api.testing.TestStack;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prompts and answers, kept where a policy says so and nowhere else. */
class PayloadCaptureTest extends ChatTest {

    private static final String ON = "{\"payload_capture\": {\"enabled\": true, \"retention_days\": 7}}";
    private static final String OFF = "{\"payload_capture\": {\"enabled\": false}}";
    private static final int KEPT = 256 * 1024;

    private String team;
    private String key;
    private TestClient bound;
    private String secret;

    @BeforeEach
    void issue() {
        JsonNode made = person.createTeam("kept");
        JsonNode issued = person.createKey(made);
        team = made.get("id").asString();
        key = issued.get("id").asString();
        secret = issued.get("secret").asString();
        bound = callerWith(issued);
    }

    @Test
    void keepsAPromptAndItsAnswerAsTheyWereSent() {
        put("teams/" + team, ON);
        String sent = body("\"user\": \"ann\", \"temperature\": 0.5");

        Reply answer = bound.post(PATH, sent).expect(200);

        JsonNode payload = payload(answer);
        assertThat(payload.at("/request/body").asString()).isEqualTo(sent);
        assertThat(payload.at("/request/content_type").asString()).isEqualTo("application/json");
        assertThat(payload.at("/request/truncated").asBoolean()).isFalse();
        assertThat(payload.at("/answer/body").asString()).isEqualTo(answer.body());
        assertThat(payload.at("/answer/encoding").asString()).isEqualTo("text");
        Instant captured = Instant.parse(payload.get("captured_at").asString());
        assertThat(payload.get("expires_at").asString())
                .isEqualTo(captured.plus(Duration.ofDays(7)).toString());
        assertThat(payload.toString()).doesNotContain(secret).doesNotContain(cheap().apiKey());
        assertThat(detail(answer).get("payload_captured").asBoolean()).isTrue();
        assertThat(audited(answer)).isEqualTo(1);
    }

    @Test
    void keepsAStreamAsItWasRelayed() throws IOException {
        put("organization", ON);
        var answer = bound.stream(PATH, body("\"stream\": true"));
        String text = read(answer);

        JsonNode payload = payload(answer.headers().firstValue("x-request-id").orElseThrow());

        assertThat(payload.at("/answer/body").asString()).isEqualTo(text).endsWith("data: [DONE]\n\n");
        assertThat(payload.at("/answer/content_type").asString()).startsWith("text/event-stream");
        assertThat(payload.at("/answer/size").asInt()).isEqualTo(text.length());
    }

    @Test
    void keepsAsMuchOfAStreamAsItsCallerWaitedFor() throws IOException {
        put("keys/" + key, ON);
        cheap().fail(new Fault.StallAfter(2));
        var answer = bound.stream(PATH, body("\"stream\": true"));
        try (InputStream open = answer.body()) {
            assertThat(open.read()).isPositive();
        }

        JsonNode payload = payload(answer.headers().firstValue("x-request-id").orElseThrow());

        assertThat(payload.at("/answer/body").asString()).startsWith("data: ").doesNotContain("[DONE]");
    }

    @Test
    void keepsTheBeginningOfWhatIsLong() {
        put("teams/" + team, ON);
        String sent = body("\"metadata\": {\"x\": \"" + "é".repeat(KEPT / 2) + "\"}");

        Reply answer =
                bound.post(PATH, sent.replace("\"metadata\"", "\"unknown\"")).expect(200);

        JsonNode request = payload(answer).get("request");
        assertThat(request.get("truncated").asBoolean()).isTrue();
        assertThat(request.get("size").asInt()).isGreaterThan(KEPT);
        assertThat(request.get("encoding").asString()).isEqualTo("text");
        assertThat(request.get("body").asString()).endsWith("éé");
    }

    @Test
    void keepsThePromptOfARequestThatNobodyAnswered() {
        put("teams/" + team, ON);
        simulator().providers().forEach(provider -> provider.fail(Fault.status(500)));

        Reply answer = bound.post(PATH, body(""));

        assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        assertThat(payload(answer).at("/request/body").asString()).isEqualTo(body(""));
    }

    @Test
    void keepsNothingUnlessAPolicySaysSo() throws SQLException {
        Reply answer = bound.post(PATH, body("")).expect(200);
        put("teams/" + team, ON);
        payload(bound.post(PATH, body("")).expect(200));

        notKept(answer);
        assertThat(detail(answer).get("payload_captured").asBoolean()).isFalse();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void keepsNothingWhereOneOfThemForbidsIt() throws SQLException {
        put("teams/" + team, ON);
        payload(bound.post(PATH, body("")).expect(200));

        put("organization", OFF);
        bound.post(PATH, body("")).expect(200);
        put("organization", "{}");
        put("keys/" + key, OFF);
        bound.post(PATH, body("")).expect(200);
        put("keys/" + key, "{}");
        payload(bound.post(PATH, body("")).expect(200));

        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void keepsWhatIsNoTextInBase64() {
        sell("speaker", "[\"speech\"]", Market.CHEAP, "", "\"input\": \"0\", \"output\": \"0\", \"character\": \"15\"");
        put("teams/" + team, ON);

        Reply answer = bound.post(
                        "/v1/audio/speech", "{\"model\": \"speaker\", \"input\": \"Hello\", \"voice\": \"alloy\"}")
                .expect(200);

        JsonNode payload = payload(answer);
        assertThat(payload.at("/answer/content_type").asString()).startsWith("audio/");
        assertThat(payload.at("/answer/size").asInt()).isPositive();
    }

    @Test
    void deletesItWithTheTeam() throws SQLException {
        put("teams/" + team, ON);
        Reply answer = bound.post(PATH, body("")).expect(200);
        payload(answer);

        person.browser().delete("/api/teams/" + team).expect(204);

        notKept(answer);
        assertThat(stored()).isZero();
    }

    private void put(String place, String policy) {
        person.browser().put("/api/policies/" + place, policy).expect(200);
    }

    private JsonNode payload(Reply answer) {
        return payload(answer.header("x-request-id").orElseThrow());
    }

    /** It is written behind the request. */
    private JsonNode payload(String request) {
        String path = "/api/requests/" + request + "/payload";
        return await().atMost(PATIENCE)
                .until(() -> person.browser().get(path), reply -> reply.status() == 200)
                .json();
    }

    private void notKept(Reply answer) {
        person.browser()
                .get("/api/requests/" + answer.header("x-request-id").orElseThrow() + "/payload")
                .expect(404);
    }

    private JsonNode detail(Reply answer) {
        String path = "/api/requests/" + answer.header("x-request-id").orElseThrow();
        return await().atMost(PATIENCE)
                .until(() -> person.browser().get(path), reply -> reply.status() == 200)
                .json();
    }

    private int audited(Reply answer) {
        return person.browser()
                .get("/api/audit?action=payload.read&target="
                        + answer.header("x-request-id").orElseThrow())
                .expect(200)
                .json()
                .get("data")
                .size();
    }

    private long stored() throws SQLException {
        try (Connection connection = TestStack.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from request_payload where team_id = '"
                        + IdKind.TEAM.read(team).orElseThrow() + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
