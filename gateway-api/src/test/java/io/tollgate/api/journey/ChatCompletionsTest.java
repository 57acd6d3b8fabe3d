package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Person;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.api.testing.TestStack;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.SimulatedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint, as any OpenAI client uses it. */
class ChatCompletionsTest extends GatewayTest {

    private static final String PATH = "/v1/chat/completions";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Person person;
    private TestClient caller;

    @BeforeEach
    void open() {
        openMarket();
        person = signUpPerson();
        JsonNode key = person.createKey(person.createTeam("search"));
        caller = anyone().with("Authorization", "Bearer " + key.get("secret").asString());
    }

    @Test
    void asksTheCheapestOfferingUnderItsOwnNameAndAnswersUnderThePublicOne() {
        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains(Market.CHEAP);
        assertThat(answer.json().get("model").asString()).isEqualTo(Market.MODEL);
        assertThat(lastReceived(Market.CHEAP).get("model").asString()).isEqualTo(Market.MODEL + "-up");
    }

    @Test
    void passesUnknownFieldsOn() {
        caller.post(PATH, body("\"future_field\": {\"b\": 1.50, \"a\": \"\\u00e9\"}"))
                .expect(200);

        assertThat(lastBody(Market.CHEAP)).contains("\"future_field\": {\"b\": 1.50, \"a\": \"\\u00e9\"}");
    }

    @Test
    void tellsTheCostInTheAnswerAndItsHeader() {
        Reply answer = caller.post(PATH, body("")).expect(200);

        JsonNode usage = answer.json().get("usage");
        BigDecimal input = usage.get("prompt_tokens").decimalValue();
        BigDecimal output = usage.get("completion_tokens").decimalValue();
        BigDecimal expected = input.multiply(new BigDecimal("0.5"))
                .add(output.multiply(new BigDecimal("1.5")))
                .movePointLeft(6);
        assertThat(usage.get("cost").decimalValue()).isEqualByComparingTo(expected);
        assertThat(usage.at("/cost_details/charged").decimalValue()).isEqualByComparingTo(expected);
        assertThat(new BigDecimal(answer.header("x-tollgate-cost").orElseThrow()))
                .isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 401, 404})
    void fallsBackToTheNextOfferingWhenAProviderAnswers(int status) {
        cheap().fail(Fault.status(status));

        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains(Market.DEARER);
        assertThat(answer.header("x-tollgate-attempts")).contains("2");
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

        JsonNode error = caller.post(PATH, body("")).expectError(502, "upstream_error");

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
    }

    @Test
    void streamsUntilDoneWithoutUsageUnlessAsked() throws IOException {
        String stream = read(caller.stream(PATH, body("\"stream\": true")));

        assertThat(stream).startsWith("data: {").endsWith("data: [DONE]\n\n").doesNotContain("\"usage\":{");
        assertThat(lastReceived(Market.CHEAP)
                        .at("/stream_options/include_usage")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void tellsTheCostInTheUsageChunkOfAStreamThatAsksForIt() throws IOException {
        String stream =
                read(caller.stream(PATH, body("\"stream\": true, \"stream_options\": {\"include_usage\": true}")));

        JsonNode usage = usageOf(stream);
        assertThat(usage.get("cost").decimalValue()).isPositive();
        assertThat(usage.get("completion_tokens").asLong()).isPositive();
    }

    @Test
    void endsAStreamThatBreaksWithAnErrorAndNeverWithDone() throws IOException {
        cheap().fail(new Fault.ResetAfter(3));

        String stream = read(caller.stream(PATH, body("\"stream\": true")));

        assertThat(stream).contains("\"finish_reason\":\"error\"").contains("upstream_stream_broken");
        assertThat(stream).doesNotContain("[DONE]");
    }

    @Test
    void chargesWhatWasRelayedWhenTheCallerLeavesAStream() throws IOException {
        cheap().behave(cheap().behaviour().paced(Duration.ZERO, Duration.ofMillis(50)));
        HttpResponse<InputStream> answer = caller.stream(PATH, body("\"stream\": true"));
        assertThat(answer.body().readNBytes(400)).hasSize(400);

        answer.body().close();

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode page = person.browser().get("/api/requests").json();
            assertThat(page.at("/data/0/status").asString()).isEqualTo("cancelled");
            assertThat(new BigDecimal(page.at("/data/0/spend").asString())).isPositive();
        });
        assertThat(cheap().counters().cancelled()).isEqualTo(1);
    }

    @Test
    void tellsTheProviderTheOutputThatTheBudgetAffords() {
        JsonNode team = person.createTeam(
                "frugal", "\"budgets\": [{\"amount\": \"0.002\", \"window\": \"day\", \"kind\": \"hard\"}]");
        JsonNode key = person.createKey(team);

        Reply answer = anyone().with(
                        "Authorization", "Bearer " + key.get("secret").asString())
                .post(PATH, body("\"max_tokens\": 8000"))
                .expect(200);

        long limit = Long.parseLong(answer.header("x-tollgate-max-tokens").orElseThrow());
        assertThat(limit).isBetween(256L, 1_333L);
        assertThat(lastReceived(Market.CHEAP).get("max_tokens").asLong()).isEqualTo(limit);
    }

    @Test
    void refusesBrokenJsonNamingThePlace() {
        JsonNode error = caller.post(PATH, "{\"model\": ").expectError(400, "invalid_json");

        assertThat(error.get("message").asString()).contains("not valid JSON");
    }

    @Test
    void refusesARequestWithoutMessages() {
        JsonNode error = caller.post(PATH, "{\"model\": \"" + Market.MODEL + "\"}")
                .expectError(400, "missing_required_parameter");

        assertThat(error.get("param").asString()).isEqualTo("messages");
    }

    @Test
    void refusesAModelThatIsNoString() {
        JsonNode error = caller.post(PATH, "{\"model\": 5, \"messages\": [{}]}").expectError(400, "invalid_value");

        assertThat(error.get("param").asString()).isEqualTo("model");
    }

    @Test
    void refusesAFieldGivenTwiceEvenIfOnceInEscapes() {
        JsonNode error = caller.post(PATH, body("\"max_tokens\": 5, \"max_\\u0074okens\": 5000"))
                .expectError(400, "duplicate_parameter");

        assertThat(error.get("param").asString()).isEqualTo("max_tokens");
    }

    @Test
    void refusesALimitBelowOne() {
        JsonNode error = caller.post(PATH, body("\"max_tokens\": 0")).expectError(400, "invalid_value");

        assertThat(error.get("param").asString()).isEqualTo("max_tokens");
    }

    @Test
    void refusesAnUnknownModel() {
        JsonNode error = caller.post(PATH, "{\"model\": \"no-such\", \"messages\": [{\"role\": \"user\"}]}")
                .expectError(404, "model_not_found");

        assertThat(error.get("message").asString()).contains("no-such").contains("/v1/models");
    }

    @Test
    void refusesABodyOverTheLimit() {
        String large = body("\"padding\": \"" + "x".repeat(TestStack.MAX_REQUEST_BYTES) + "\"");

        caller.post(PATH, large).expectError(413, "request_too_large");
    }

    @Test
    void refusesAnotherContentType() {
        caller.with("Content-Type", "text/plain")
                .send("POST", PATH, BodyPublishers.ofString(body("")))
                .expectError(415, "unsupported_content_type");
    }

    @Test
    void countsARefusedRequestNowhere() {
        caller.post(PATH, "{").expectError(400, "invalid_json");
        caller.post(PATH, body("")).expect(200);

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode total = person.browser().get("/api/spend").json().get("total");
            assertThat(total.get("requests").asLong()).isEqualTo(1);
        });
    }

    private static String body(String fields) {
        return "{\"model\": \"" + Market.MODEL + "\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]"
                + (fields.isEmpty() ? "" : ", " + fields) + "}";
    }

    private static String read(HttpResponse<InputStream> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode usageOf(String stream) {
        String chunk = stream.lines()
                .filter(line -> line.contains("\"usage\":{"))
                .findFirst()
                .orElseThrow()
                .substring("data: ".length());
        return JsonMapper.shared().readTree(chunk).get("usage");
    }

    private SimulatedProvider cheap() {
        return simulator().provider(Market.CHEAP);
    }

    private String lastBody(String provider) {
        var received = simulator().provider(provider).received();
        return received.get(received.size() - 1).bodyText();
    }

    private JsonNode lastReceived(String provider) {
        return JsonMapper.shared().readTree(lastBody(provider));
    }
}
