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

    private static final String BLOCK =
            "{\"type\": \"image\", \"source\": {\"type\": \"base64\", \"media_type\": \"image/png\", \"data\": \"QUJD\"}}";

    private TestClient caller;

    @BeforeAll
    void open() {
        openMarket();
        sell("reader", "[\"chat\"]", "alder", "");
        sell("viewer", "[\"chat\", \"vision\"]", "alder", "");
        sell("listener", "[\"chat\", \"audio\"]", "alder", "");
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

    @Test
    void looksForPicturesInMessagesToo() {
        for (String part : new String[] {
            BLOCK,
            "{\"type\": \"tool_result\", \"tool_use_id\": \"t\", \"content\": [{\"type\": \"text\", \"text\": \"see\"}, "
                    + BLOCK + "]}"
        }) {
            assertThat(caller.post("/v1/messages", message("\"reader\"", part))
                            .expect(400)
                            .json()
                            .at("/error/message")
                            .asString())
                    .contains("'reader'", "'vision'");
            assertThat(caller.post("/v1/messages", message("\"reader\", \"models\": [\"viewer\"]", part))
                            .expect(200)
                            .json()
                            .path("model")
                            .asString())
                    .isEqualTo("viewer");
        }
    }

    @Test
    void doesNotTakeAToolsArgumentsForAPicture() {
        String said = """
                {"model": "reader", "max_tokens": 9, "messages": [{"role": "user", "content": "image"},
                 {"role": "assistant", "content": [{"type": "tool_use", "id": "t", "name": "draw",
                   "input": {"type": "image", "content": [{"type": "image"}]}}]},
                 {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t", "content": "image"}]}]}""";

        caller.post("/v1/messages", said).expect(200);
    }

    @Test
    void letsAnotherModelListenToWhatAResponseIsAskedFor() {
        String sound = """
                {"model": "reader", "models": ["listener"], "input": [{"role": "user", "content": [
                 {"type": "input_audio", "input_audio": {"data": "QUJD", "format": "wav"}}]}]}""";

        assertThat(caller.post("/v1/responses", sound)
                        .expect(200)
                        .json()
                        .path("model")
                        .asString())
                .isEqualTo("listener");
    }

    private static String message(String model, String part) {
        return chat(model + ", \"max_tokens\": 9", part);
    }

    private static String chat(String model, String part) {
        return "{\"model\": " + model + ", \"messages\": [{\"role\": \"user\", \"content\": [" + part + "]}]}";
    }
}
