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

    @Test
    void showsWhyACredentialIsParkedAndUnparksItWhenTheProviderTakesItAgain() {
        assertThat(health().at("/standing").asString()).isEqualTo("closed");
        cheap().failNext(1, Fault.status(401));
        assertThat(caller.post(PATH, body("")).expect(200).header("x-tollgate-provider"))
                .isNotEqualTo(Market.CHEAP);

        JsonNode parked = health();

        assertThat(parked.at("/standing").asString()).isEqualTo("parked");
        assertThat(parked.at("/offerings/0/parked").asString()).isEqualTo("credential_refused");
        assertThat(parked.at("/offerings/0/until").isNull()).isFalse();
        assertThat(parked.at("/offerings/0/last_error/status").asInt()).isEqualTo(401);
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

    private JsonNode health() {
        return operator().get(CREDENTIAL).expect(200).json().get("health");
    }
}
