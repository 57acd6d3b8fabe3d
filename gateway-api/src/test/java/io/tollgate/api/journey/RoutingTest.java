package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.api.testing.TestStack;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a request goes when it says so itself. */
class RoutingTest extends ChatTest {

    private static final String PROVIDER = "x-tollgate-provider";
    private static final String DEAREST = "cedar";

    @Test
    void goesToTheProvidersThatItNamesInTheirOrder() {
        Reply answer = caller.post(PATH, body("\"provider\": {\"order\": [\"cedar\", \"birch\"]}"))
                .expect(200);

        assertThat(answer.header(PROVIDER)).contains(DEAREST);
        assertThat(lastReceived(DEAREST).has("provider")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'ignore': ['alder'] | birch",
                "'only': ['cedar', 'birch'] | birch",
                "'sort': 'price', 'ignore': ['alder', 'birch'] | cedar",
                "'max_price': {'prompt': 0.55} | alder"
            },
            quoteCharacter = '~')
    void goesWhereItsConstraintsAllow(String constraints, String provider) {
        Reply answer = caller.post(PATH, body("\"provider\": {" + constraints.replace('\'', '"') + "}"))
                .expect(200);

        assertThat(answer.header(PROVIDER)).contains(provider);
    }

    @Test
    void staysWithTheProvidersThatItNamesWithoutFallbacks() {
        simulator().provider(DEAREST).fail(Fault.status(500));

        JsonNode error = caller.post(PATH, body("\"provider\": {\"order\": [\"cedar\"], \"allow_fallbacks\": false}"))
                .expectError(502, "upstream_error");

        assertThat(error.at("/details/attempts").size()).isEqualTo(1);
    }

    @Test
    void saysWhatRuledEveryOfferingOut() {
        JsonNode error = caller.post(PATH, body("\"provider\": {\"max_price\": {\"prompt\": \"0.01\"}}"))
                .expectError(404, "no_offering_allowed");

        assertThat(error.get("message").asString()).contains("alder-llama (it is dearer than max_price)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'provider': {'sort': 'luck'} | provider.sort",
                "'provider': {'onyl': ['alder']} | provider.onyl",
                "'provider': 'alder' | provider",
                "'models': 'gpt' | models"
            },
            quoteCharacter = '~')
    void namesTheMemberThatIsWrong(String fields, String param) {
        JsonNode error = caller.post(PATH, body(fields.replace('\'', '"'))).expectError(400, "invalid_value");

        assertThat(error.get("param").asString()).isEqualTo(param);
    }

    @ParameterizedTest
    @CsvSource({":floor", ":nitro"})
    void takesASuffixForAStrategy(String suffix) {
        Reply answer = caller.with("x-tollgate-explain", "true")
                .post(PATH, body("").replace(Market.MODEL, Market.MODEL + suffix))
                .expect(200);

        assertThat(answer.json().get("model").asString()).isEqualTo(Market.MODEL);
        assertThat(plan(answer).get("strategy").asString()).isEqualTo(suffix.equals(":floor") ? "price" : "throughput");
    }

    @Test
    void triesTheOtherModelsThatItNamesAndTellsWhichOneServed() {
        sellOnlyAtTheCheapest("solo");
        cheap().fail(Fault.status(500));

        Reply answer = caller.post(
                        PATH, body("\"models\": [\"" + Market.MODEL + "\"]").replaceFirst(Market.MODEL, "solo"))
                .expect(200);

        assertThat(answer.header(PROVIDER)).contains(Market.DEARER);
        assertThat(answer.json().get("model").asString()).isEqualTo(Market.MODEL);
        assertThat(lastReceived(Market.DEARER).has("models")).isFalse();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(lastRow().get("model").asString()).isEqualTo(Market.MODEL));
    }

    @Test
    void knowsEveryModelThatItNames() {
        caller.post(PATH, body("\"models\": [\"no-such-model\"]")).expectError(404, "model_not_found");
    }

    @Test
    void explainsItsPlanWhenAsked() {
        Reply answer = caller.with("x-tollgate-explain", "true")
                .post(PATH, body("\"provider\": {\"ignore\": [\"birch\"]}"))
                .expect(200);

        assertThat(plan(answer).at("/candidates/0/offering").asString()).isEqualTo("alder-llama");
        assertThat(plan(answer).at("/candidates/0/standing").asString()).isEqualTo("closed");
        assertThat(plan(answer).at("/excluded/0/reason").asString()).isEqualTo("provider_ignored");
        assertThat(caller.post(PATH, body("")).expect(200).header("x-tollgate-plan"))
                .isEmpty();
    }

    @Test
    void goesOnWhenTheFirstTokenTakesLongerThanItWouldWait() throws IOException {
        cheap().fail(new Fault.StallAfter(0));

        HttpResponse<InputStream> answer =
                caller.with("x-tollgate-ttft-timeout", "300ms").stream(PATH, body("\"stream\": true"));

        assertThat(answer.headers().firstValue(PROVIDER)).contains(Market.DEARER);
        assertThat(read(answer)).endsWith("data: [DONE]\n\n");
        caller.with("x-tollgate-ttft-timeout", "soon").post(PATH, body("")).expectError(400, "invalid_value");
    }

    @Test
    void followsTheDocumentsOfItsOrganizationTeamAndKeyFromTheNextRequestOn() {
        JsonNode team = person.createTeam("routed");
        JsonNode key = person.createKey(team);
        TestClient routed = callerWith(key);
        assertThat(routed.post(PATH, body("")).expect(200).header(PROVIDER)).contains(Market.CHEAP);

        person.browser()
                .put("/api/routing/organization", "{\"ignore\": [\"alder\"]}")
                .expect(200);
        assertThat(routed.post(PATH, body("")).expect(200).header(PROVIDER)).contains(Market.DEARER);

        person.browser()
                .put("/api/routing/keys/" + key.get("id").asString(), "{\"order\": [\"cedar\", \"alder\"]}")
                .expect(200);
        assertThat(routed.post(PATH, body("")).expect(200).header(PROVIDER)).contains(DEAREST);
        assertThat(routed.post(PATH, body("\"provider\": {\"order\": [\"alder\", \"birch\"]}"))
                        .expect(200)
                        .header(PROVIDER))
                .contains(Market.DEARER);
    }

    @Test
    void isExplainedWithoutACall() {
        JsonNode team = person.createTeam("curious");
        JsonNode key = person.createKey(team);
        person.browser()
                .put("/api/routing/keys/" + key.get("id").asString(), "{\"ignore\": [\"birch\"]}")
                .expect(200);

        JsonNode explained = person.browser()
                .post("/api/routing/explain", """
                        {"model": "%s", "key_id": "%s", "routing": {"strategy": "price", "max_price": {"prompt": "0.7"}}}
                        """.formatted(
                                Market.MODEL, key.get("id").asString()))
                .expect(200)
                .json();

        assertThat(explained.get("strategy").asString()).isEqualTo("price");
        assertThat(explained.at("/candidates").size()).isEqualTo(1);
        assertThat(explained.at("/candidates/0/provider").asString()).isEqualTo(Market.CHEAP);
        assertThat(explained.at("/candidates/0/expected_cost").asString()).isEqualTo("0.002");
        assertThat(explained
                        .get("excluded")
                        .valueStream()
                        .map(it -> it.get("reason").asString()))
                .containsExactlyInAnyOrder("provider_ignored", "max_price");
        person.browser()
                .post("/api/routing/explain", "{\"model\": \"no-such-model\"}")
                .expect(404);
    }

    @Test
    void explainsADraftInThePlaceOfWhatIsSavedAndSavesNothing() {
        JsonNode team = person.createTeam("drafted");
        JsonNode key = person.createKey(team);
        String keyRouting = "/api/routing/keys/" + key.get("id").asString();
        person.browser().put(keyRouting, "{\"ignore\": [\"birch\"]}").expect(200);
        String draft = """
                {"model": "%s", "key_id": "%s", "draft": {"level": "%s", "routing": {"ignore": ["%s"]}}}""";

        JsonNode ofKey = explained(draft.formatted(Market.MODEL, key.get("id").asString(), "key", Market.CHEAP));
        JsonNode ofTeam = explained(draft.formatted(Market.MODEL, key.get("id").asString(), "team", Market.CHEAP));
        JsonNode ofModel = explained(draft.formatted(Market.MODEL, key.get("id").asString(), "model", Market.CHEAP));

        assertThat(excluded(ofKey)).containsExactly(Market.CHEAP);
        assertThat(excluded(ofTeam)).containsExactlyInAnyOrder(Market.CHEAP, "birch");
        assertThat(excluded(ofModel)).containsExactlyInAnyOrder(Market.CHEAP, "birch");
        assertThat(person.browser().get(keyRouting).json().at("/ignore/0").asString())
                .isEqualTo("birch");
    }

    @Test
    void namesTheMemberOfADraftThatIsWrong() {
        Reply answer = person.browser().post("/api/routing/explain", """
                        {"model": "%s", "draft": {"level": "key", "routing": {"strategy": "fast"}}}""".formatted(Market.MODEL));

        answer.expect(400);
        assertThat(answer.body()).contains("draft.routing.strategy").contains("needs key_id");
    }

    private JsonNode explained(String request) {
        return person.browser()
                .post("/api/routing/explain", request)
                .expect(200)
                .json();
    }

    private static Stream<String> excluded(JsonNode explained) {
        return explained
                .get("excluded")
                .valueStream()
                .map(it -> it.get("provider").asString());
    }

    private static JsonNode plan(Reply answer) {
        return JsonMapper.shared().readTree(answer.header("x-tollgate-plan").orElseThrow());
    }

    private JsonNode lastRow() {
        JsonNode rows = person.browser().get("/api/requests").json().get("data");
        assertThat(rows).as("rows written so far").isNotEmpty();
        return rows.get(0);
    }

    private void sellOnlyAtTheCheapest(String model) {
        var operator = anyone().with("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN);
        operator.put("/api/operator/models/" + model, """
                {"display_name": "Solo", "context_length": 131072, "max_output_tokens": 8192,
                 "capabilities": ["chat", "streaming"]}""").expectSuccess();
        operator.put("/api/operator/offerings/alder-" + model, """
                {"model": "%s", "provider": "alder", "upstream_model": "solo", "price": {"input": "1", "output": "1"}}""".formatted(model))
                .expectSuccess();
    }
}
