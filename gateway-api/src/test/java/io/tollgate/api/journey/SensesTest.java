package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.TestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a model has no sense for is refused before anybody is asked, unless another model of the request has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SensesTest extends GatewayTest {

    private static final String PICTURE =
            "{\"type\": \"image_url\", \"image_url\": {\"url\": \"data:image/png;base64,QUJD\"}}";

    private TestClient caller;

    @BeforeAll
    void open() {
        openMarket();
        sell("reader", "[\"chat\"]", "alder", "");
        sell("viewer", "[\"chat\", \"vision\"]", "alder", "");
        caller = caller(tenant().issueKey("ci"));
    }

    @Test
    void refusesAPictureForAModelOfText() {
        long before = simulator().provider("alder").counters().received();

        String message = caller.post("/v1/chat/completions", chat("\"reader\"", PICTURE))
                .expectError(400, "capability_missing")
                .path("message")
                .asString();

        assertThat(message).contains("'reader'", "'vision'");
        assertThat(simulator().provider("alder").counters().received()).isEqualTo(before);
    }

    @Test
    void letsAnotherModelLookAtIt() {
        assertThat(caller.post("/v1/chat/completions", chat("\"reader\", \"models\": [\"viewer\"]", PICTURE))
                        .expect(200)
                        .json()
                        .path("model")
                        .asString())
                .isEqualTo("viewer");
        caller.post("/v1/chat/completions", chat("\"viewer\"", PICTURE)).expect(200);
    }

    @Test
    void doesNotTakeAWordForAPicture() {
        caller.post(
                        "/v1/chat/completions",
                        chat("\"reader\"", "{\"type\": \"text\", \"text\": \"what is \\\"image_url\\\" for?\"}"))
                .expect(200);
    }

    private static String chat(String model, String part) {
        return "{\"model\": " + model + ", \"messages\": [{\"role\": \"user\", \"content\": [" + part + "]}]}";
    }
}
