package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Cloud;
import org.junit.jupiter.api.Test;

/** A model of Google's that Vertex AI sells to a service account. */
class VertexGeminiTest extends FamilyTest {

    VertexGeminiTest() {
        super("alder-vertex", "vertex", "gemini-2.5-flash");
    }

    @Override
    String baseUrl(Cloud cloud) {
        return cloud.vertexUrl("google");
    }

    @Override
    String credential(Cloud cloud) {
        return cloud.serviceAccount();
    }

    @Override
    String path(boolean stream) {
        return "/models/gemini-2.5-flash:" + (stream ? "streamGenerateContent?alt=sse" : "generateContent");
    }

    @Test
    void asksForATokenOnceAndNotForEachRequest() {
        assertThatATokenServesTwice();
    }

    @Test
    void embedsByPredictions() {
        sellHere("vectors-by-vertex", "\"embeddings\"", "\"input\": \"3\", \"output\": \"0\"");

        Reply answer = caller().post("/v1/embeddings", "{\"model\": \"vectors-by-vertex\", \"input\": [\"a\", \"b\"]}")
                .expect(200);

        assertThat(answer.json().path("data").size()).isEqualTo(2);
        assertThat(lastReceived().path()).endsWith(":predict");
        assertCost(
                answer.header("x-request-id").orElseThrow(),
                "embeddings",
                answer.json().path("usage"));
    }
}
