package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperationsTest {

    private final Simulator simulator = Simulator.start();
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpResponse<String> response = caller.send("POST", "/alder/v1" + path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    private JsonNode answer(String path, String body) throws Exception {
        return JsonMapper.shared().readTree(post(path, body).body());
    }

    @Test
    void completesText() throws Exception {
        JsonNode answer = answer("/completions", "{\"model\":\"m\",\"prompt\":\"Once\",\"max_tokens\":4}");

        assertThat(answer.at("/choices/0/text").asString()).isEqualTo("A toll gate counts");
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(4);
    }

    @Test
    void embedsEachInputInItsOrder() throws Exception {
        JsonNode answer = answer("/embeddings", "{\"model\":\"m\",\"input\":[\"a\",\"b\"],\"dimensions\":3}");

        assertThat(answer.at("/data").size()).isEqualTo(2);
        assertThat(answer.at("/data/1/index").asInt()).isEqualTo(1);
        assertThat(answer.at("/data/1/embedding").size()).isEqualTo(3);
        assertThat(answer.at("/data/0/embedding")).isNotEqualTo(answer.at("/data/1/embedding"));
    }

    @Test
    void takesAListOfTokensForOneInput() throws Exception {
        JsonNode answer = answer("/embeddings", "{\"model\":\"m\",\"input\":[1,2,3,4,5]}");

        assertThat(answer.at("/data").size()).isEqualTo(1);
        assertThat(answer.at("/usage/prompt_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void ranksAndModerates() throws Exception {
        JsonNode ranking =
                answer("/rerank", "{\"model\":\"m\",\"query\":\"q\",\"documents\":[\"a\",\"b\",\"c\"],\"top_n\":2}");
        JsonNode moderation = answer("/moderations", "{\"model\":\"m\",\"input\":\"hello\"}");

        assertThat(ranking.at("/results").size()).isEqualTo(2);
        assertThat(moderation.at("/results/0/flagged").asBoolean(true)).isFalse();
    }

    @Test
    void speaksInPieces() throws Exception {
        HttpResponse<String> speech = post("/audio/speech", "{\"model\":\"m\",\"input\":\"hi\",\"voice\":\"a\"}");

        assertThat(speech.headers().firstValue("content-type")).contains("audio/mpeg");
        assertThat(speech.headers().firstValue("content-length")).isEmpty();
    }

    @Test
    void transcribesAForm() throws Exception {
        String form = """
                --x\r
                content-disposition: form-data; name="model"\r
                \r
                m\r
                --x\r
                content-disposition: form-data; name="file"; filename="a.wav"\r
                \r
                RIFF\r
                --x--\r
                """;

        assertThat(answer("/audio/transcriptions", form).at("/text").asString()).startsWith("A toll gate counts");
    }
}
