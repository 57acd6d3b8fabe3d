package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestStack;
import io.tollgate.simulator.Fault;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An organization that brings its own key at a provider, added through the API and used by its next call. */
class OwnKeysTest extends ChatTest {

    @Test
    void aKeyThatItsProviderDoesNotTakeIsRefusedByName() {
        JsonNode problem = add(Market.DEARER, "sk-stolen", "before").expect(400).json();

        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("api_key");
        assertThat(problem.at("/errors/0/message").asString())
                .contains("answered 401")
                .doesNotContain("sk-stolen");
    }

    @Test
    void isUsedBeforeThePlatformsKeysAndPaysTheProviderItself() {
        assertThat(caller.post(PATH, body("")).expect(200).header("x-tollgate-provider"))
                .contains(Market.CHEAP);
        JsonNode key = add(Market.DEARER, "before");
        assertThat(key.get("verified_at").isNull()).isFalse();

        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains(Market.DEARER);
        JsonNode details = answer.json().at("/usage/cost_details");
        assertThat(details.get("charged").decimalValue()).isZero();
        assertThat(details.get("fee").decimalValue()).isZero();
        JsonNode explained = person.browser()
                .post("/api/routing/explain", "{\"model\": \"" + Market.MODEL + "\"}")
                .expect(200)
                .json();
        assertThat(explained.at("/candidates/0/provider").asString()).isEqualTo(Market.DEARER);
        assertThat(details.get("upstream").decimalValue()).isPositive();
        assertThat(answer.json().at("/usage/cost").decimalValue())
                .isEqualByComparingTo(details.get("upstream").decimalValue());
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode total = person.browser().get("/api/spend").json().get("total");
            assertThat(new BigDecimal(total.get("spend").asString()))
                    .isGreaterThan(details.get("upstream").decimalValue());
            assertThat(new BigDecimal(total.get("upstream_cost").asString()))
                    .isGreaterThan(new BigDecimal(total.get("charged").asString()));
        });
    }

    @Test
    void isMeteredWithTheOwnKeyFee() {
        anyone().with("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN)
                .with("Content-Type", "application/json")
                .send(
                        "PATCH",
                        "/api/operator/organizations/" + person.organizationId(),
                        BodyPublishers.ofString("{\"own_key_fee_percent\": \"10\"}"))
                .expect(200);
        add(Market.DEARER, "before");

        JsonNode details = caller.post(PATH, body("")).expect(200).json().at("/usage/cost_details");

        assertThat(details.get("fee").decimalValue())
                .isEqualByComparingTo(details.get("upstream").decimalValue().movePointLeft(1));
        assertThat(details.get("charged").decimalValue())
                .isEqualByComparingTo(details.get("fee").decimalValue());
    }

    @Test
    void isUsedLastWhereItIsKeptForThat() {
        add(Market.CHEAP, "after");
        assertThat(charged(caller.post(PATH, body("")).expect(200))).isPositive();
        simulator().provider(Market.DEARER).fail(Fault.status(500));
        simulator().provider("cedar").fail(Fault.status(500));
        // The platform's key at the cheapest fails once; the same provider then takes the tenant's own.
        cheap().failNext(1, Fault.status(500));

        Reply answer = caller.post(PATH, body("")).expect(200);

        assertThat(answer.header("x-tollgate-attempts")).contains("4");
        assertThat(charged(answer)).isZero();
    }

    @Test
    void isUsedAgainAsSoonAsItsProviderIsFoundToTakeItAfterAll() {
        JsonNode key = add(Market.DEARER, "before");
        simulator().provider(Market.DEARER).failNext(1, Fault.status(401));
        for (int call = 0; call < 2; call++) {
            assertThat(caller.post(PATH, body("")).expect(200).header("x-tollgate-provider"))
                    .contains(Market.CHEAP);
        }

        person.browser()
                .post("/api/provider-keys/" + key.get("id").asString() + "/verify", "")
                .expect(200);

        assertThat(caller.post(PATH, body("")).expect(200).header("x-tollgate-provider"))
                .contains(Market.DEARER);
    }

    @Test
    void belongsToItsOrganizationAlone() {
        add(Market.DEARER, "before");

        var other = signUpPerson();
        Reply answer = callerWith(other.createKey(other.createTeam("search")))
                .post(PATH, body(""))
                .expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains(Market.CHEAP);
        assertThat(other.browser().get("/api/provider-keys").json().get("data")).isEmpty();
    }

    private static BigDecimal charged(Reply answer) {
        return answer.json().at("/usage/cost_details/charged").decimalValue();
    }

    private JsonNode add(String provider, String precedence) {
        return add(provider, simulator().provider(provider).apiKey(), precedence)
                .expect(201)
                .json();
    }

    private Reply add(String provider, String apiKey, String precedence) {
        return person.browser().post("/api/provider-keys", """
                {"provider": "%s", "name": "ours", "api_key": "%s", "precedence": "%s"}""".formatted(provider, apiKey, precedence));
    }
}
