package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.simulator.Fault;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the operator sees of a credential that its provider refuses, and the call that asks again. */
class CredentialHealthTest extends ChatTest {

    private static final String CREDENTIAL = "/api/operator/credentials/" + Market.CHEAP + "-1";
    private static final String OFFERING = Market.CHEAP + "-llama";

    @Test
    void showsWhyACredentialIsParkedAndUnparksItWhenTheProviderTakesItAgain() {
        assertThat(health().at("/standing").asString()).isEqualTo("closed");
        cheap().failNext(1, Fault.status(401));
        assertThat(caller.post(PATH, body("")).expect(200).header("x-tollgate-provider"))
                .isNotEqualTo(Market.CHEAP);

        JsonNode parked = health();

        assertThat(parked.at("/standing").asString()).isEqualTo("parked");
        JsonNode called = called(parked);
        assertThat(called.get("parked").asString()).isEqualTo("credential_refused");
        assertThat(called.get("until").isNull()).isFalse();
        assertThat(called.at("/last_error/status").asInt()).isEqualTo(401);
        assertThat(parked.toString()).doesNotContain(cheap().apiKey());

        JsonNode tested = operator()
                .send("POST", CREDENTIAL + "/test", BodyPublishers.noBody())
                .expect(200)
                .json();

        assertThat(tested.at("/verdict").asString()).isEqualTo("accepted");
        assertThat(tested.at("/health/standing").asString()).isEqualTo("closed");
        assertThat(caller.post(PATH, body("")).expect(200).header("x-tollgate-provider"))
                .contains(Market.CHEAP);
    }

    /** Of all that draw on the credential, the one that was called. */
    private static JsonNode called(JsonNode health) {
        return health.get("offerings")
                .valueStream()
                .filter(offering -> offering.get("offering").asString().equals(OFFERING))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode health() {
        return operator().get(CREDENTIAL).expect(200).json().get("health");
    }
}
