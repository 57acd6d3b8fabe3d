package io.tollgate.api.journey;

import static io.tollgate.api.journey.ChatTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Cloud;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A model that Cohere sells. */
class CohereProviderTest extends FamilyTest {

    CohereProviderTest() {
        super("alder-cohere", "cohere", "command-a");
    }

    @Override
    String baseUrl(Cloud cloud) {
        return cloud.cohereUrl();
    }

    @Override
    String credential(Cloud cloud) {
        return simulator().provider("alder").apiKey();
    }

    @Override
    String path(boolean stream) {
        return "/v2/chat";
    }

    @Test
    void ranksForThePriceOfASearch() {
        sellHere("ranks-by-cohere", "\"rerank\"", "\"input\": \"0\", \"output\": \"0\", \"search\": \"0.002\"");

        Reply answer = caller().post("/v1/rerank", """
                {"model": "ranks-by-cohere", "query": "q", "documents": ["a", {"text": "b"}], "top_n": 1,
                 "return_documents": true}""").expect(200);

        assertThat(answer.json().path("results").size()).isEqualTo(1);
        assertThat(answer.json().at("/results/0/document/text").asString()).isEqualTo("a");
        assertThat(lastReceived().path()).endsWith("/v2/rerank");
        JsonNode row = row(answer.header("x-request-id").orElseThrow());
        assertThat(answer.json().at("/usage/cost").decimalValue()).isEqualByComparingTo("0.002");
        assertThat(row.at("/usage/usage_source").asString()).isEqualTo("provider");
        assertThat(row.at("/usage/cost").decimalValue()).isEqualByComparingTo("0.002");
    }

    @Test
    void embedsAndCountsTheTokensItBills() {
        sellHere("vectors-by-cohere", "\"embeddings\"", "\"input\": \"3\", \"output\": \"0\"");

        Reply answer = caller().post(
                        "/v1/embeddings",
                        "{\"model\": \"vectors-by-cohere\", \"input\": [\"a\", \"b\"], \"dimensions\": 4}")
                .expect(200);

        assertThat(answer.json().at("/data/1/embedding").size()).isEqualTo(4);
        assertThat(lastReceived().path()).endsWith("/v2/embed");
        assertCost(
                answer.header("x-request-id").orElseThrow(),
                "embeddings",
                answer.json().path("usage"));
    }

    @Test
    void tellsWhichDocumentsItCites() throws IOException {
        String documents = "\"documents\": [{\"id\": \"doc:0\", \"data\": \"Tolls\"}]";

        JsonNode message =
                caller().post(CHAT, chat(documents)).expect(200).json().at("/choices/0/message");
        String stream = read(caller().stream(CHAT, chat("\"stream\": true, " + documents)));

        assertThat(message.at("/citations/0/text").asString()).isEqualTo("A toll gate");
        assertThat(message.at("/annotations/0/file_citation/title").asString()).isEqualTo("Tolls");
        assertThat(stream).contains("\"citations\":[{\"start\":0", "\"annotations\":[{");
    }
}
