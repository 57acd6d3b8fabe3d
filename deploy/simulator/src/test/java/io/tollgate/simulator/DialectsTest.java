package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Anthropic's and Gemini's protocols, and faults of one request. */
class DialectsTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String MESSAGE =
            "{\"model\":\"m\",\"max_tokens\":500,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
    private static final String CONTENTS = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]}]";

    private final Simulator simulator = Simulator.start();
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpResponse<String> message(String members) throws Exception {
        return caller.post("/v1/messages", "x-api-key", "sk-alder-simulator", MESSAGE + members + "}");
    }

    private HttpResponse<String> gemini(String action, String members) throws Exception {
        return caller.post(
                "/v1beta/models/m:" + action, "x-goog-api-key", "sk-alder-simulator", CONTENTS + members + "}");
    }

    @Test
    void answersWithAMessage() throws Exception {
        simulator.provider("alder").behave(Behaviour.INSTANT.counting(20, 1));

        HttpResponse<String> response = message("");

        JsonNode message = MAPPER.readTree(response.body());
        assertThat(message.at("/content/0/type").asString()).isEqualTo("thinking");
        assertThat(message.at("/content/1/text").asString()).startsWith("A toll gate");
        assertThat(message.at("/usage/cache_read_input_tokens").asInt()).isEqualTo(1);
        assertThat(message.at("/usage/output_tokens").asInt()).isEqualTo(200);
        assertThat(message.path("stop_reason").asString()).isEqualTo("end_turn");
        assertThat(response.headers().firstValue("anthropic-ratelimit-requests-remaining"))
                .isPresent();
    }

    @Test
    void streamsAMessage() throws Exception {
        String stream = message(",\"stream\":true").body();

        assertThat(stream)
                .startsWith("event: message_start\n")
                .contains("event: ping\n", "\"stop_reason\":\"end_turn\"", "\"text_delta\"")
                .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    }

    @Test
    void callsTheToolsThatAMessageInsistsOn() throws Exception {
        String tools = ",\"tools\":[{\"name\":\"a\",\"input_schema\":{\"required\":[\"x\"],\"properties\":{\"x\":"
                + "{\"type\":\"integer\"}}}},{\"name\":\"b\"}],\"tool_choice\":{\"type\":\"any\"}";

        JsonNode message = MAPPER.readTree(message(tools).body());
        String stream = message(tools + ",\"stream\":true").body();

        assertThat(message.at("/content/0/input/x").asInt()).isEqualTo(7);
        assertThat(message.at("/content/1/name").asString()).isEqualTo("b");
        assertThat(message.path("stop_reason").asString()).isEqualTo("tool_use");
        assertThat(stream).contains("input_json_delta", "\"stop_reason\":\"tool_use\"");
    }

    @Test
    void saysErrorsInTheWordsOfEach() throws Exception {
        simulator.provider("alder").fail(Fault.status(429));

        assertThat(message("").body()).contains("\"type\":\"rate_limit_error\"");
        assertThat(gemini("generateContent", "").body()).contains("\"status\":\"RESOURCE_EXHAUSTED\"");
        simulator.provider("alder").fail(new Fault.ErrorEventAfter(2));
        assertThat(message(",\"stream\":true").body()).contains("event: error\ndata: {\"type\":\"error\"");
    }

    @Test
    void wantsTheKeyWhereEachHasIt() throws Exception {
        assertThat(caller.post("/v1/messages", "x-api-key", "sk-wrong", MESSAGE + "}")
                        .body())
                .contains("authentication_error");
        assertThat(caller.post("/v1beta/models/m:generateContent", "x-goog-api-key", "wrong", CONTENTS + "}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void answersAsGeminiDoes() throws Exception {
        JsonNode answer = MAPPER.readTree(gemini("generateContent", "").body());

        assertThat(answer.at("/candidates/0/content/parts/0/text").asString()).startsWith("A toll gate");
        assertThat(answer.at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
        assertThat(answer.at("/usageMetadata/candidatesTokenCount").asInt()).isEqualTo(180);
    }

    @Test
    void streamsAsGeminiDoes() throws Exception {
        String stream = gemini("streamGenerateContent?alt=sse", "").body();

        assertThat(stream)
                .startsWith("data: {\"candidates\"")
                .contains("}\r\n\r\ndata: ")
                .doesNotContain("[DONE]");
        assertThat(stream.split("finishReason", -1)).hasSize(2);
    }

    @Test
    void callsTheFunctionsThatGeminiInsistsOn() throws Exception {
        String functions = ",\"tools\":[{\"functionDeclarations\":[{\"name\":\"a\"},{\"name\":\"b\"}]}],"
                + "\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"ANY\"}}";

        JsonNode parts =
                MAPPER.readTree(gemini("generateContent", functions).body()).at("/candidates/0/content/parts");

        assertThat(parts.at("/0/functionCall/name").asString()).isEqualTo("a");
        assertThat(parts.at("/0/thoughtSignature").asString()).isNotEmpty();
        assertThat(parts.at("/1/functionCall/name").asString()).isEqualTo("b");
    }

    @Test
    void embedsAsGeminiDoes() throws Exception {
        HttpResponse<String> response = caller.post(
                "/v1beta/models/m:batchEmbedContents",
                "x-goog-api-key",
                "sk-alder-simulator",
                "{\"requests\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}},{\"content\":{\"parts\":[{\"text\":\"b\"}]}}]}");

        JsonNode embeddings = MAPPER.readTree(response.body()).path("embeddings");
        assertThat(embeddings.size()).isEqualTo(2);
        assertThat(embeddings.at("/0/values").size()).isEqualTo(8);
    }

    @Test
    void failsARequestThatWishesForIt() throws Exception {
        HttpResponse<String> failed = caller.post(
                "/v1/chat/completions", "x-simulate-fault", "{\"kind\":\"status\",\"status\":503}", Caller.CHAT);
        HttpResponse<String> unclear =
                caller.post("/v1/chat/completions", "x-simulate-fault", "{\"kind\":\"mood\"}", Caller.CHAT);

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(unclear.statusCode()).isEqualTo(400);
        assertThat(unclear.body()).contains("x-simulate-fault");
        assertThat(caller.chat("alder", Caller.CHAT).statusCode()).isEqualTo(200);
    }

    @Test
    void spreadsLatenciesAroundTheirMedian() {
        Behaviour spread =
                Behaviour.INSTANT.paced(Duration.ofMillis(100), Duration.ZERO).varying(Duration.ofMillis(1_000));

        assertThat(spread.latencyMs(0)).isEqualTo(100);
        assertThat(spread.latencyMs(2.326)).isEqualTo(1_000);
        assertThat(spread.latencyMs(-2.326)).isEqualTo(10);
        assertThat(spread.varying(Duration.ZERO).latencyMs(2)).isEqualTo(100);
    }
}
