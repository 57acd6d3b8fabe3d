package io.tollgate.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.TestClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostedCallsTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/chat/completions",
                "/v1/completions",
                "/v1/embeddings",
                "/v1/moderations",
                "/v1/rerank",
                "/v1/images/generations",
                "/v1/images/edits",
                "/v1/audio/speech",
                "/v1/audio/transcriptions",
                "/v1/audio/translations",
                "/v1/responses",
                "/v1/messages",
                "/v1/messages/count_tokens"
            })
    void arePostedAndNothingElse(String path) {
        TestClient caller = caller(tenant().issueKey("ci"));

        assertThat(caller.get(path).expect(405).body()).contains("POST");
        assertThat(caller.post(path, "{").status()).isIn(400, 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/chat/completions/",
                "/v1/chat//completions",
                "/v1/chat",
                "/v1/Chat/completions",
                "/v1/%63hat/completions"
            })
    void areAskedForByTheirPathAsItIs(String path) {
        assertThat(caller(tenant().issueKey("ci")).post(path, "{}").status()).isIn(400, 404);
    }
}
