package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.ReceivedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Every operation but chat, over a provider that speaks OpenAI's protocol. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTest extends GatewayTest {

    private static final String FORM = """
            --x\r
            content-disposition: form-data; name="provider"\r
            \r
            mine\r
            --x\r
            content-disposition: form-data; name="model"\r
            \r
            ears\r
            %s--x\r
            content-disposition: form-data; name="file"; filename="a.wav"\r
            content-type: audio/wav\r
            \r
            RIFF--x-not-the-boundary\r
            --x--\r
            """;

    private TestClient caller;

    @BeforeAll
    void open() {
        openMarket();
        sell("words", "[\"completions\", \"streaming\"]", "alder", "");
        sell("vectors", "[\"embeddings\"]", "alder", ", \"batch_limit\": 2");
        sell("vectors", "[\"embeddings\"]", "birch", ", \"priority\": 5");
        sell("guard", "[\"moderations\", \"rerank\"]", "alder", "");
        sell("painter", "[\"images\"]", "alder", "");
        sell("canvas", "[\"images\"]", "alder", "", "\"input\": \"0\", \"output\": \"0\", \"image\": \"0.04\"");
        sell("mouth", "[\"speech\"]", "alder", "", "\"input\": \"0\", \"output\": \"0\", \"character\": \"15\"");
        sell("ears", "[\"transcription\", \"streaming\"]", "alder", "");
        sell("whisper", "[\"transcription\", \"streaming\"]", "alder", "");
        caller = caller(tenant().issueKey("ci"));
    }

    @Test
    void completesText() {
        Reply answer = caller.post("/v1/completions", """
                {"model": "words", "prompt": "Once", "max_tokens": 4}""").expect(200);

        assertThat(answer.json().at("/choices/0/text").asString()).isEqualTo("A toll gate counts");
        assertThat(answer.json().get("model").asString()).isEqualTo("words");
        assertThat(cost(answer)).isEqualByComparingTo("0.000009");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(row(answer.header("x-request-id").orElseThrow())
                                        .get("endpoint")
                                        .asString())
                                .isEqualTo("completions"));
    }

    @Test
    void packsEmbeddingsOfAHostThatDoesNot() {
        Reply packed = caller.post("/v1/embeddings", """
                {"model": "vectors", "input": ["a", "b", "c"], "encoding_format": "base64"}""").expect(200);

        assertThat(packed.json().path("data"))
                .hasSize(3)
                .allMatch(one -> one.path("embedding").isString());
    }

    @Test
    void letsPromptsBeScoredWithoutAnAnswer() {
        caller.post("/v1/completions", """
                {"model": "words", "prompt": "Once", "max_tokens": 0, "echo": true, "logprobs": 1}""").expect(200);

        assertThat(received().get(0).bodyText()).contains("\"max_tokens\": 0");
        post("/v1/completions", "{\"model\": \"words\", \"prompt\": \"Once\", \"max_tokens\": -1}", "max_tokens");
    }

    @Test
    void streamsTextWithUsageOnlyWhereItIsWanted() throws IOException {
        String plain = read(caller.stream("/v1/completions", """
                {"model": "words", "prompt": "Once", "max_tokens": 4, "stream": true}"""));
        String counted = read(caller.stream("/v1/completions", """
                {"model": "words", "prompt": "Once", "stream": true, "stream_options": {"include_usage": true}}"""));

        assertThat(plain).contains("\"text\":\"A\"").doesNotContain("usage").endsWith("data: [DONE]\n\n");
        assertThat(counted).contains("\"cost\":");
    }

    @Test
    void endsABrokenStreamOfTextWithAnErrorInItsOwnWords() throws IOException {
        simulator().provider("alder").fail(new Fault.EndAfter(2));

        String stream = read(caller.stream("/v1/completions", """
                {"model": "words", "prompt": "Once", "stream": true}"""));

        assertThat(stream)
                .contains("\"text\":\"\",\"finish_reason\":\"error\"")
                .contains("upstream_stream_broken")
                .doesNotContain("[DONE]");
    }

    @Test
    void splitsABatchThatIsTooLargeForTheOfferingAndJoinsTheAnswer() {
        Reply answer = caller.post("/v1/embeddings", """
                {"model": "vectors", "input": ["a", "bb", "ccc", "d", "e"], "dimensions": 3}""").expect(200);
        Reply whole = caller.post("/v1/embeddings", """
                {"model": "vectors", "input": ["d"], "dimensions": 3}""").expect(200);

        JsonNode data = answer.json().get("data");
        assertThat(data).hasSize(5);
        assertThat(data.valueStream().map(item -> item.get("index").asInt())).containsExactly(0, 1, 2, 3, 4);
        assertThat(data.get(3).get("embedding")).isEqualTo(whole.json().at("/data/0/embedding"));
        assertThat(answer.json().at("/usage/prompt_tokens").asInt()).isEqualTo(5);
        assertThat(cost(answer)).isEqualByComparingTo("0.000005");
        assertThat(received().subList(0, 3).stream().map(ReceivedRequest::bodyText))
                .anySatisfy(body -> assertThat(body).contains("\"input\": [\"a\", \"bb\"]"))
                .anySatisfy(body -> assertThat(body).contains("\"input\": [\"e\"]"));
    }

    @Test
    void triesTheNextOfferingWhenOnePartOfABatchFails() {
        simulator().provider("alder").failNext(1, Fault.status(500));

        Reply answer = caller.post("/v1/embeddings", """
                {"model": "vectors", "input": ["a", "b", "c"]}""").expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains("birch");
        assertThat(answer.json().get("data")).hasSize(3);
        assertThat(simulator().provider("birch").received()).hasSize(1);
    }

    @Test
    void takesTokensAsOneInput() {
        Reply answer = caller.post("/v1/embeddings", """
                {"model": "vectors", "input": [1, 2, 3, 4]}""").expect(200);

        assertThat(answer.json().get("data")).hasSize(1);
        assertThat(answer.json().at("/usage/cost").decimalValue()).isEqualByComparingTo("0.000004");
    }

    @Test
    void moderatesAndRanks() {
        Reply moderation = caller.post("/v1/moderations", """
                {"model": "guard", "input": ["a", "b"]}""").expect(200);
        Reply ranking = caller.post("/v1/rerank", """
                {"model": "guard", "query": "q", "documents": ["a", "b"], "top_n": 1}""").expect(200);

        assertThat(moderation.json().get("results")).hasSize(2);
        assertThat(ranking.json().get("results")).hasSize(1);
        assertThat(ranking.json().at("/usage/cost").decimalValue()).isEqualByComparingTo("0.000003");
    }

    @Test
    void paints() {
        Reply answer = caller.post("/v1/images/generations", """
                {"model": "painter", "prompt": "a gate", "n": 2}""").expect(200);

        assertThat(answer.json().get("data")).hasSize(2);
        assertThat(answer.json().at("/usage/cost").decimalValue()).isEqualByComparingTo("0.00109");
    }

    @Test
    void speaksAsTheBytesCome() throws IOException {
        HttpResponse<InputStream> answer = caller.stream("/v1/audio/speech", """
                {"model": "mouth", "input": "hello", "voice": "alloy"}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("audio/mpeg");
        assertThat(answer.headers().firstValue("x-tollgate-provider")).contains("alder");
        assertThat(answer.body().readAllBytes()).hasSize(8 * 1024);
    }

    @Test
    void chargesImagesAndCharactersEach() throws IOException {
        Reply images = caller.post("/v1/images/generations", """
                {"model": "canvas", "prompt": "a gate", "n": 2}""").expect(200);
        HttpResponse<InputStream> speech = caller.stream("/v1/audio/speech", """
                {"model": "mouth", "input": "grüße", "voice": "alloy"}""");
        String id = speech.headers().firstValue("x-request-id").orElseThrow();
        speech.body().close();

        assertThat(cost(images)).isEqualByComparingTo("0.08");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(row(id).at("/usage/cost").decimalValue()).isEqualByComparingTo("0.000075"));
    }

    @Test
    void editsImagesAndPassesTheFormOnAsItCame() {
        Reply edited = edit(field("n", "2") + field("user", "someone")).expect(200);

        assertThat(edited.json().get("data")).hasSize(2);
        assertThat(edited.json().at("/usage/cost").decimalValue()).isEqualByComparingTo("0.00136");
        assertThat(received().get(0).path()).endsWith("/images/edits");
        assertThat(received().get(0).bodyText())
                .contains("\r\n\r\npainter-up\r\n", "name=\"image[]\"; filename=\"a.wav\"", "RIFF--x-not-the-boundary")
                .doesNotContain("mine");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(row(edited.header("x-request-id").orElseThrow())
                                        .get("endpoint")
                                        .asString())
                                .isEqualTo("images.edits"));
    }

    @Test
    void saysWhatIsWrongWithAnEdit() {
        for (String wrong : new String[] {"n=0", "n=11", "n=x", "stream=True"}) {
            String[] parts = wrong.split("=", 2);
            assertThat(edit(field(parts[0], parts[1]))
                            .expect(400)
                            .json()
                            .at("/error/param")
                            .asString())
                    .isEqualTo(parts[0]);
        }
        assertThat(send("/v1/images/edits", FORM.formatted(""))
                        .expectError(400, "missing_required_parameter")
                        .get("param")
                        .asString())
                .isEqualTo("image");
    }

    @Test
    void transcribesAndPassesTheFormOnAsItCame() {
        Reply answer = transcribe("").expect(200);

        assertThat(answer.json().get("text").asString()).startsWith("A toll gate counts");
        assertThat(answer.json().at("/usage/cost").decimalValue()).isEqualByComparingTo("0.000038");
        String sent = received().get(0).bodyText();
        assertThat(sent).contains("\r\n\r\nears-up\r\n").doesNotContain("mine").contains("RIFF--x-not-the-boundary");
    }

    @Test
    void answersATranscriptInTheFormatThatWasAskedFor() {
        Reply text = transcribe(field("response_format", "text")).expect(200);
        Reply events = transcribe(field("stream", "True")).expect(200);

        assertThat(text.header("content-type").orElseThrow()).startsWith("text/plain");
        assertThat(text.body()).startsWith("A toll gate");
        assertThat(events.header("content-type").orElseThrow()).startsWith("text/event-stream");
        assertThat(events.body()).contains("transcript.text.delta").contains("\"cost\":");
    }

    @Test
    void streamsATranscriptOfAProviderThatAnswersWhole() {
        Reply events = caller.with("content-type", "multipart/form-data; boundary=x")
                .send(
                        "POST",
                        "/v1/audio/transcriptions",
                        BodyPublishers.ofString(FORM.replace("ears", "whisper").formatted(field("stream", "true"))))
                .expect(200);

        assertThat(events.header("content-type").orElseThrow()).startsWith("text/event-stream");
        assertThat(events.body())
                .startsWith("data: {\"type\":\"transcript.text.delta\",\"delta\":\"A toll gate")
                .contains("data: {\"type\":\"transcript.text.done\",\"text\":\"A toll gate", "\"cost\":0.000038");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        post("/v1/embeddings", "{\"model\": \"vectors\", \"input\": []}", "input");
        post("/v1/embeddings", "{\"model\": \"vectors\", \"input\": 5}", "input");
        post("/v1/completions", "{\"model\": \"words\"}", "prompt");
        post("/v1/rerank", "{\"model\": \"guard\", \"query\": \"q\"}", "documents");
        post("/v1/rerank", "{\"model\": \"guard\", \"query\": [], \"documents\": [\"a\"]}", "query");
        post("/v1/images/generations", "{\"model\": \"painter\", \"prompt\": \"p\", \"n\": 11}", "n");
        post("/v1/audio/speech", "{\"model\": \"mouth\"}", "input");
        post("/v1/moderations", "{\"model\": \"guard\"}", "input");
    }

    @Test
    void refusesAModelThatCannotDoIt() {
        caller.post("/v1/embeddings", "{\"model\": \"words\", \"input\": \"a\"}")
                .expectError(400, "capability_missing");
    }

    @Test
    void saysWhatIsWrongWithAForm() {
        caller.post("/v1/audio/transcriptions", "{}").expectError(415, "unsupported_content_type");
        caller.with("content-type", "multipart/form-data; boundary=x")
                .send("POST", "/v1/audio/transcriptions", BodyPublishers.ofString("--x\r\n"))
                .expectError(400, "invalid_form");
    }

    private void post(String path, String body, String param) {
        JsonNode error = caller.post(path, body).expect(400).json().get("error");
        assertThat(error.get("param").asString()).as(body).isEqualTo(param);
    }

    private Reply transcribe(String field) {
        return send("/v1/audio/transcriptions", FORM.formatted(field));
    }

    private Reply edit(String fields) {
        String form = FORM.replace("ears", "painter").replace("name=\"file\"", "name=\"image[]\"");
        return send("/v1/images/edits", form.formatted(field("prompt", "brighter") + fields));
    }

    private Reply send(String path, String form) {
        return caller.with("content-type", "multipart/form-data; boundary=x")
                .send("POST", path, BodyPublishers.ofString(form));
    }

    private static String field(String name, String value) {
        return "--x\r\ncontent-disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private List<ReceivedRequest> received() {
        return simulator().provider("alder").received();
    }

    private JsonNode row(String id) {
        return caller.get("/v1/requests/" + id).expect(200).json();
    }

    private static BigDecimal cost(Reply answer) {
        return new BigDecimal(answer.header("x-tollgate-cost").orElseThrow());
    }

    private static String read(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
