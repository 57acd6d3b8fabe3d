package io.tollgate.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RefusalTest extends GatewayTest {

    private TestClient caller;

    @BeforeEach
    void issueAKey() {
        caller = caller(tenant().issueKey("ci"));
    }

    @Test
    void saysThatAPathIsUnknown() {
        JsonNode error = caller.get("/v1/nothing").expectError(404, "unknown_url");

        assertThat(error.get("message").asString()).isEqualTo("Unknown request URL: GET /v1/nothing.");
    }

    @ParameterizedTest
    @CsvSource({
        "/chat/completions,            /v1/chat/completions",
        "/api/v1/chat/completions,     /v1/chat/completions",
        "/v1//chat/completions,        /v1/chat/completions",
        "/v1/v1/messages,              /v1/messages",
        "//messages,                   /v1/messages"
    })
    void tellsAClientWithAnotherBaseUrlWhatItMeant(String called, String meant) {
        JsonNode error = caller.post(called, "{}").expectError(404, "unknown_url");

        assertThat(error.get("message").asString())
                .isEqualTo("Unknown request URL: POST " + called + ". Did you mean " + meant
                        + "? Look at the client's base URL.");
    }

    @Test
    void namesTheMethodThatIsAllowed() {
        JsonNode error = caller.post("/v1/key", "{}").expectError(405, "method_not_allowed");

        assertThat(error.get("message").asString()).isEqualTo("POST is not allowed on /v1/key; use GET.");
    }

    @Test
    void keepsToOpenAisBodyWhateverTheCallerAccepts() {
        caller.with("Accept", "text/html").get("/v1/key").expectError(406, "invalid_request");
    }

    @Test
    void givesEveryAnswerAnIdOfItsOwn() {
        String first = caller.with("x-request-id", "mine")
                .get("/v1/key")
                .expect(200)
                .header("x-request-id")
                .orElseThrow();
        String second = caller.with("x-request-id", "mine")
                .get("/v1/key")
                .expect(200)
                .header("x-request-id")
                .orElseThrow();

        assertThat(first).startsWith("req_").isNotEqualTo(second);
    }

    @Test
    void readsLargerBodiesOfCallersThanOfTheControlPlane() {
        String large = "{\"email\": \"" + "x".repeat(300 * 1024) + "\"}";

        Reply reply = anyone().post("/api/auth/login", large).expect(413);

        assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        caller.post("/v1/chat/completions", large).expect(400);
    }

    @Test
    void doesNotTellWhichPathsThereAreWithoutAKey() {
        anyone().get("/v1/nothing").expectError(401, "invalid_api_key");
    }

    @Test
    void refusesAPathThatIsMeantToMislead() {
        JsonNode error = caller.get("/v1/models/..%2F..%2Fapi").expectError(400, "invalid_request");

        assertThat(error.get("message").asString()).contains("rejected");
    }
}
