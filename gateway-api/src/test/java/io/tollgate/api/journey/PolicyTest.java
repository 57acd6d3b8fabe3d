package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What organizations, teams and keys allow, as their callers meet it. */
class PolicyTest extends ChatTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String PROVIDER = "x-tollgate-provider";
    private static final String CAP = "x-tollgate-max-tokens";

    private String organization;
    private String team;
    private String key;
    private TestClient bound;

    @BeforeEach
    void issue() {
        JsonNode made = person.createTeam("bound");
        JsonNode issued = person.createKey(made);
        organization = "/api/policies/organization";
        team = "/api/policies/teams/" + made.get("id").asString();
        key = "/api/policies/keys/" + issued.get("id").asString();
        bound = callerWith(issued);
        bound.post(PATH, body("")).expect(200);
    }

    @Test
    void refuseAModelThatOneOfThemDenies() {
        sell("denied", "[\"chat\", \"streaming\"]", Market.CHEAP, "");
        put(organization, "{\"denied_models\": [\"denied\"]}");

        JsonNode error =
                bound.post(PATH, body("").replace(Market.MODEL, "denied")).expectError(403, "model_not_allowed");

        assertThat(error.get("message").asString()).contains("'denied'").contains("policy");
        assertThat(error.get("param").asString()).isEqualTo("model");
        assertThat(bound.get("/v1/models").body()).contains(Market.MODEL).doesNotContain("\"denied\"");
        bound.get("/v1/models/denied").expectError(403, "model_not_allowed");
        bound.post(PATH, body("")).expect(200);
    }

    @Test
    void allowOnlyTheModelsThatAllOfThemAllow() {
        sell("other", "[\"chat\", \"streaming\"]", Market.CHEAP, "");
        put(team, "{\"allowed_models\": [\"other\", \"" + Market.MODEL + "\"]}");
        put(key, "{\"allowed_models\": [\"other\"]}");

        JsonNode error = bound.post(PATH, body("")).expectError(403, "model_not_allowed");

        assertThat(error.get("message").asString()).contains("It may call: other.");
        bound.post(PATH, body("").replace(Market.MODEL, "other")).expect(200);
    }

    @Test
    void keepRequestsFromProvidersWhateverTheRequestSays() {
        put(organization, "{\"denied_providers\": [\"" + Market.CHEAP + "\"]}");
        put(key, "{\"allowed_providers\": [\"" + Market.CHEAP + "\", \"cedar\"]}");

        Reply served = bound.post(PATH, body("\"provider\": {\"order\": [\"" + Market.CHEAP + "\"]}"));
        Reply refused = bound.post(PATH, body("\"provider\": {\"only\": [\"" + Market.CHEAP + "\"]}"));

        assertThat(served.expect(200).header(PROVIDER)).contains("cedar");
        JsonNode error = refused.expectError(404, "no_offering_allowed");
        assertThat(error.get("message").asString()).contains("alder-llama (its provider is ruled out)");
    }

    @Test
    void keepRequestsInTheirRegions() {
        sell("placed", "[\"chat\", \"streaming\"]", Market.CHEAP, ", \"region\": \"us\"");
        put(team, "{\"regions\": [\"eu\"]}");

        bound.post(PATH, body("").replace(Market.MODEL, "placed")).expectError(404, "no_offering_allowed");

        put(team, "{\"regions\": [\"eu\", \"us\"]}");
        bound.post(PATH, body("").replace(Market.MODEL, "placed")).expect(200);
    }

    @Test
    void keepRequestsFromProvidersThatTrainOnThem() {
        put(key, "{\"data_collection\": \"deny\"}");

        bound.post(PATH, body("")).expectError(404, "no_offering_allowed");
    }

    @Test
    void giveRequestsWithoutALimitTheDefault() {
        put(team, "{\"default_max_tokens\": 40}");

        Reply answer = bound.post(PATH, body("")).expect(200);

        assertThat(answer.header(CAP)).contains("40");
        assertThat(lastReceived(Market.CHEAP).get("max_tokens").asInt()).isEqualTo(40);
        assertThat(bound.post(PATH, body("\"max_tokens\": 300")).expect(200).header(CAP))
                .isEmpty();
        assertThat(lastReceived(Market.CHEAP).get("max_tokens").asInt()).isEqualTo(300);
    }

    @Test
    void capWhatARequestAsksForUnderTheNameThatItUsed() {
        put(organization, "{\"maximum_max_tokens\": 90}");
        put(key, "{\"maximum_max_tokens\": 70}");

        Reply answer = bound.post(PATH, body("\"max_completion_tokens\": 500")).expect(200);

        assertThat(answer.header(CAP)).contains("70");
        assertThat(lastReceived(Market.CHEAP).get("max_completion_tokens").asInt())
                .isEqualTo(70);
        bound.post(PATH, body("")).expect(200);
        assertThat(lastReceived(Market.CHEAP).get("max_tokens").asInt()).isEqualTo(70);
    }

    @Test
    void refuseRatherThanCapWhoeverWantsNoCap() {
        put(organization, "{\"maximum_max_tokens\": 90}");
        TestClient strict = bound.with("x-tollgate-strict-max-tokens", "true");

        JsonNode error = strict.post(PATH, body("\"max_tokens\": 91")).expectError(400, "max_tokens_not_allowed");

        assertThat(error.get("message").asString()).contains("91").contains("at most 90");
        assertThat(error.get("param").asString()).isEqualTo("max_tokens");
        strict.post(PATH, body("\"max_tokens\": 90")).expect(200);
    }

    @Test
    void makeTheHoldSmaller() {
        JsonNode made = person.createTeam("poor", "\"budgets\": [{\"amount\": \"0.0002\", \"window\": \"month\"}]");
        JsonNode issued = person.createKey(made);
        TestClient poor = callerWith(issued).with("x-tollgate-strict-max-tokens", "true");
        poor.post(PATH, body("\"max_tokens\": 8000")).expectError(402, "budget_exceeded");

        put("/api/policies/keys/" + issued.get("id").asString(), "{\"maximum_max_tokens\": 20}");

        poor.post(PATH, body("\"max_tokens\": 20")).expect(200);
    }

    @Test
    void bindAStreamOfMessagesToo() throws Exception {
        put(organization, "{\"maximum_max_tokens\": 30}");

        var answer = bound.stream("/v1/messages", body("\"max_tokens\": 500, \"stream\": true"));

        read(answer);
        assertThat(answer.headers().firstValue(CAP)).contains("30");
        assertThat(lastReceived(Market.CHEAP).toString()).contains("30").doesNotContain("500");
    }

    @Test
    void areSeenInADryRun() {
        put(organization, "{\"denied_providers\": [\"" + Market.CHEAP + "\"]}");

        JsonNode explained = person.browser()
                .post("/api/routing/explain", "{\"model\": \"" + Market.MODEL + "\"}")
                .expect(200)
                .json();

        assertThat(explained.at("/excluded/0/provider").asString()).isEqualTo(Market.CHEAP);
        assertThat(explained.at("/excluded/0/reason").asString()).isEqualTo("provider_ignored");
    }

    @Test
    void areGoneWhenTheyAreTakenBack() {
        put(organization, "{\"allowed_models\": []}");
        bound.post(PATH, body("")).expectError(403, "model_not_allowed");

        put(organization, "{}");

        // A node that refuses by what it remembers is told of a change a moment after it.
        await().atMost(PATIENCE).until(() -> bound.post(PATH, body("")).status() == 200);
    }

    private void put(String path, String policy) {
        person.browser().put(path, policy).expect(200);
    }
}
