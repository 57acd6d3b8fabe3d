package io.tollgate.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the clouds and Cohere sell. */
class CloudTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String KEY = "Bearer sk-alder-simulator";
    private static final String CONVERSE = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]";
    private static final String VERTEX = "/vertex/v1/projects/p/locations/l/publishers/";
    private static final String MESSAGE = "{\"anthropic_version\":\"v\",\"max_tokens\":50,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private final Simulator simulator = Simulator.start();
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void conversesAsBedrockDoes() throws Exception {
        JsonNode answer = MAPPER.readTree(bedrock("converse", CONVERSE + "}").body());

        assertThat(answer.at("/output/message/content/0/text").asString()).startsWith("A toll gate");
        assertThat(answer.path("stopReason").asString()).isEqualTo("end_turn");
        assertThat(answer.at("/usage/outputTokens").asInt()).isEqualTo(180);
    }

    @Test
    void streamsFramesWithTheirChecksums() throws Exception {
        simulator.provider("alder").behave(Behaviour.INSTANT.answering(10, 2).counting(3, 1));

        List<String> frames = frames(caller.bytes("/bedrock/model/m/converse-stream", KEY, CONVERSE + "}"));

        assertThat(frames.get(0)).contains(":event-type", "messageStart", "\"role\":\"assistant\"");
        assertThat(frames).anyMatch(frame -> frame.contains("signature"));
        assertThat(frames.get(frames.size() - 1)).contains("metadata", "\"cacheReadInputTokens\":1");
    }

    @Test
    void failsInTheWordsOfBedrock() throws Exception {
        simulator.provider("alder").fail(Fault.status(429));
        HttpResponse<String> limited = bedrock("converse", CONVERSE + "}");
        simulator.provider("alder").fail(new Fault.ErrorEventAfter(2));
        List<String> frames = frames(caller.bytes("/bedrock/model/m/converse-stream", KEY, CONVERSE + "}"));

        assertThat(limited.body()).startsWith("{\"message\":");
        assertThat(limited.headers().firstValue("x-amzn-errortype").orElseThrow())
                .startsWith("ThrottlingException");
        assertThat(frames).hasSize(3);
        assertThat(frames.get(2)).contains(":exception-type", "modelStreamErrorException");
    }

    @Test
    void invokesAModelWithItsMakersWords() throws Exception {
        List<String> frames = frames(caller.bytes("/bedrock/model/m/invoke-with-response-stream", KEY, MESSAGE));

        assertThat(MAPPER.readTree(bedrock("invoke", MESSAGE).body())
                        .at("/content/0/text")
                        .asString())
                .startsWith("A toll gate");
        assertThat(frames.get(0)).contains("chunk", "{\"bytes\":\"");
        assertThat(bedrock("invoke", "{\"max_tokens\":1,\"messages\":[]}").body())
                .contains("anthropic_version");
    }

    @Test
    void knowsNoOneWithoutAKeyASignatureOrAToken() throws Exception {
        String signature = "AWS4-HMAC-SHA256 Credential=AKIAALDERSIMULATOR00/20261122/l/bedrock/aws4_request, "
                + "SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64);

        assertThat(caller.post("/bedrock/model/m/converse", "authorization", signature, CONVERSE + "}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(caller.post(VERTEX + "google/models/m:generateContent", "authorization", KEY, "{\"contents\":[]}")
                        .body())
                .contains("UNAUTHENTICATED");
        assertThat(caller.post("/openai/deployments/d/chat/completions", "api-key", "sk-wrong", Caller.CHAT)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void givesAnApplicationATokenThatAzureAndVertexTake() throws Exception {
        JsonNode application = MAPPER.readTree(simulator.cloud("alder").entraApplication());
        String form = "grant_type=client_credentials&scope=https%3A%2F%2Fexample%2F.default&client_id="
                + application.path("client_id").asString() + "&client_secret=";

        HttpResponse<String> refused = caller.post("/oauth2/v2.0/token", "x", "y", form + "guess");
        String token = MAPPER.readTree(caller.post(
                                "/oauth2/v2.0/token",
                                "x",
                                "y",
                                form + application.path("client_secret").asString())
                        .body())
                .path("access_token")
                .asString();

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(simulator.cloud("alder").tokensGiven()).isEqualTo(1);
        assertThat(caller.post(
                                "/openai/deployments/d/chat/completions?api-version=1",
                                "authorization",
                                "Bearer " + token,
                                Caller.CHAT)
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.post(
                                VERTEX + "anthropic/models/m:streamRawPredict",
                                "authorization",
                                "Bearer " + token,
                                MESSAGE)
                        .body())
                .startsWith("event: message_start\n");
        assertThat(caller.post(
                                VERTEX + "google/models/m:predict",
                                "authorization",
                                "Bearer " + token,
                                "{\"instances\":[{\"content\":\"a\"}]}")
                        .body())
                .contains("\"token_count\":");
    }

    @Test
    void takesNoAssertionThatItsAccountDidNotSign() throws Exception {
        HttpResponse<String> response = caller.post(
                "/google/token",
                "x",
                "y",
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=e30.e30.c2ln");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("invalid_grant");
    }

    @Test
    void answersAsCohereDoes() throws Exception {
        String chat = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
        JsonNode answer = MAPPER.readTree(cohere("chat", chat + ",\"documents\":[\"Tolls\"]}"));
        String stream = cohere("chat", chat + ",\"stream\":true}");

        assertThat(answer.at("/message/content/0/text").asString()).startsWith("A toll gate");
        assertThat(answer.at("/message/citations/0/text").asString()).isEqualTo("A toll gate");
        assertThat(answer.at("/usage/billed_units/output_tokens").asInt()).isEqualTo(180);
        assertThat(stream)
                .startsWith("event: message-start\n")
                .contains("event: message-end")
                .endsWith("[DONE]\n\n");
        assertThat(cohere(
                        "chat",
                        chat + ",\"stream\":true,\"tool_choice\":\"REQUIRED\",\"tools\":[{\"function\":"
                                + "{\"name\":\"a\"}}]}"))
                .contains("event: tool-call-start", "\"TOOL_CALL\"");
        assertThat(cohere("rerank", "{\"model\":\"m\",\"query\":\"q\",\"documents\":[\"a\",\"b\"]}"))
                .contains("\"search_units\":1");
        assertThat(cohere("embed", "{\"model\":\"m\",\"input_type\":\"search_query\",\"texts\":[\"a\"]}"))
                .contains("{\"float\":[[");
        simulator.provider("alder").fail(new Fault.ErrorEventAfter(3));
        assertThat(cohere("chat", chat + ",\"stream\":true}")).contains("\"finish_reason\":\"ERROR\"");
    }

    private HttpResponse<String> bedrock(String action, String body) throws Exception {
        return caller.post("/bedrock/model/m/" + action, "authorization", KEY, body);
    }

    private String cohere(String path, String body) throws Exception {
        return caller.post("/v2/" + path, "authorization", KEY, body).body();
    }

    private static List<String> frames(byte[] stream) {
        List<String> frames = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(stream);
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int length = bytes.getInt();
            assertThat(checksum(stream, start, 8)).isEqualTo(bytes.getInt(start + 8));
            assertThat(checksum(stream, start, length - 4)).isEqualTo(bytes.getInt(start + length - 4));
            frames.add(new String(stream, start, length, ISO_8859_1));
            bytes.position(start + length);
        }
        return frames;
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }
}
