package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.simulator.Cloud;
import io.tollgate.simulator.Fault;
import org.junit.jupiter.api.Test;

/** A model of Anthropic's that Vertex AI sells to a service account. */
class VertexAnthropicTest extends FamilyTest {

    VertexAnthropicTest() {
        super("alder-vertex-anthropic", "vertex-anthropic", "claude-sonnet-4-5@20250929");
    }

    @Override
    String baseUrl(Cloud cloud) {
        return cloud.vertexUrl("anthropic");
    }

    @Override
    String credential(Cloud cloud) {
        return cloud.serviceAccount();
    }

    @Override
    String path(boolean stream) {
        return "/models/claude-sonnet-4-5@20250929:" + (stream ? "streamRawPredict" : "rawPredict");
    }

    @Test
    void asksForATokenOnceAndNotForEachRequest() {
        assertThatATokenServesTwice();
    }

    @Test
    void passesAMessageThroughAsVertexTakesIt() {
        caller().with("anthropic-beta", "context-1m")
                .post(MESSAGES, chat("\"x_unknown\" : 1e2, \"max_tokens\": 40"))
                .expect(200);

        assertThat(lastReceived().bodyText())
                .contains("\"x_unknown\" : 1e2", "\"anthropic_version\":\"vertex-2023-10-16\"")
                .doesNotContain("\"model\"");
        assertThat(lastReceived().headers().toString()).contains("context-1m");
    }

    @Test
    void countsTokensWhereTheyWouldBeRead() {
        assertTokensAreCountedBy("provider");
        assertThat(lastReceived().path()).endsWith("/models/count-tokens:rawPredict");
    }

    @Test
    void estimatesTokensWhereNobodyCounts() {
        simulator().provider("alder").fail(Fault.status(500));

        assertTokensAreCountedBy("estimated");
    }
}
