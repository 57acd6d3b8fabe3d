package io.tollgate.api.journey;

import static io.tollgate.api.journey.ChatTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.ReceivedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A model that is sold by a provider of Anthropic's protocol, and one that others sell too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnthropicProviderTest extends GatewayTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String MESSAGES = "/v1/messages";
    private static final String SIDE = "alder-anthropic";
    private static final String CAPABILITIES = "[\"chat\", \"tools\", \"json_schema\", \"streaming\", \"reasoning\"]";

    /** Cached tokens at a tenth. */
    private static final String PRICE = "\"input\": \"3\", \"output\": \"15\", \"cache_read\": \"0.3\"";

    private TestClient caller;

    @BeforeAll
    void open() {
        openMarket();
        open("alder", "anthropic", simulator().anthropicUrl("alder"));
        sell("claude", CAPABILITIES, SIDE, "", PRICE);
        sell("either", CAPABILITIES, SIDE, "", "\"input\": \"1\", \"output\": \"1\"");
        sell("either", CAPABILITIES, "birch", "", "\"input\": \"2\", \"output\": \"2\"");
        caller = caller(tenant().issueKey("ci"));
    }

    @Test
    void answersAChat() {
        simulator().provider("alder").behave(Behaviour.INSTANT.answering(30, 5).counting(10, 2));

        Reply answer = caller.post(CHAT, chat("claude", "")).expect(200);

        JsonNode body = answer.json();
        assertThat(body.path("model").asString()).isEqualTo("claude");
        assertThat(body.at("/choices/0/message/content").asString()).startsWith("A toll gate");
        assertThat(body.at("/choices/0/message/reasoning_details/0/signature").asString())
                .isEqualTo("c2lnbmVk");
        assertThat(body.at("/usage/prompt_tokens_details/cached_tokens").asInt())
                .isEqualTo(2);
        assertThat(answer.header("x-upstream-ratelimit-requests-remaining")).contains("999");
        ReceivedRequest sent = lastReceived();
        assertThat(sent.path()).endsWith("/alder/v1/messages");
        assertThat(sent.bodyText()).contains("\"model\":\"claude-up\"", "\"max_tokens\":8192");
        BigDecimal cost = expectedCost(body.path("usage"));
        assertThat(body.at("/usage/cost").decimalValue()).isEqualByComparingTo(cost);
        assertRow(answer.header("x-request-id").orElseThrow(), "chat.completions", cost);
    }

    @Test
    void streamsAChat() throws IOException {
        String stream = read(
                caller.stream(CHAT, chat("claude", "\"stream\": true, \"stream_options\": {\"include_usage\": true}")));

        assertThat(stream)
                .startsWith("data: {\"id\":\"msg_")
                .contains("\"finish_reason\":\"stop\"", "\"cost\":")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void callsToolsInAStream() throws IOException {
        String stream = read(caller.stream(CHAT, chat("claude", """
                "stream": true, "tool_choice": "required", "tools": [
                {"type": "function", "function": {"name": "a", "parameters": {"type": "object", "required": ["x"],
                 "properties": {"x": {"type": "integer"}}}}}, {"type": "function", "function": {"name": "b"}}]""")));

        assertThat(stream)
                .contains("\"name\":\"a\"", "\"name\":\"b\"", "\"index\":1", "\"finish_reason\":\"tool_calls\"");
    }

    @Test
    void passesAMessageThroughByteForByte() {
        String members = "\"max_tokens\" : 40,\"x_unknown\":{\"b\":1,\"a\":[\"\\u00e9\"]},"
                + "\"system\":[{\"type\":\"text\",\"text\":\"Hi\",\"cache_control\":{\"type\":\"ephemeral\"}}]";

        Reply answer = caller.with("anthropic-beta", "context-1m")
                .post(MESSAGES, message("claude", members))
                .expect(200);

        assertThat(lastReceived().bodyText()).isEqualTo(message("claude-up", members));
        assertThat(lastReceived().headers()).containsEntry("anthropic-beta", List.of("context-1m"));
        JsonNode body = answer.json();
        assertThat(body.path("model").asString()).isEqualTo("claude");
        assertThat(body.path("id").asString()).startsWith("msg_alder-");
        assertThat(body.at("/usage/service_tier").asString()).isEqualTo("standard");
        assertThat(body.at("/usage/cost").decimalValue()).isPositive();
        assertRow(
                answer.header("x-request-id").orElseThrow(),
                "messages",
                body.at("/usage/cost").decimalValue());
    }

    @Test
    void passesAMessagesEventsThrough() throws IOException {
        String stream = read(caller.stream(MESSAGES, message("claude", "\"max_tokens\": 40, \"stream\": true")));

        assertThat(stream)
                .startsWith("event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_alder-")
                .contains("event: ping\n", "\"model\":\"claude\"", "\"cost\":")
                .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    }

    @Test
    void answersAResponseToo() {
        Reply answer = caller.post("/v1/responses", "{\"model\": \"claude\", \"input\": \"Hello\"}")
                .expect(200);

        assertThat(answer.json().at("/output/0/content/0/text").asString()).startsWith("A toll gate");
    }

    @Test
    void refusesByNameWhatItCannotHonourUnlessToldToDropIt() {
        String seeded = chat("claude", "\"seed\": 7");

        JsonNode error = caller.post(CHAT, seeded).expect(400).json().path("error");
        Reply dropped =
                caller.with("x-tollgate-unsupported", "drop").post(CHAT, seeded).expect(200);

        assertThat(error.path("param").asString()).isEqualTo("seed");
        assertThat(error.path("message").asString()).contains("alder-anthropic-claude", "seed");
        assertThat(dropped.header("x-tollgate-dropped")).contains("seed");
        caller.with("x-tollgate-unsupported", "maybe").post(CHAT, seeded).expectError(400, "invalid_value");
    }

    @Test
    void countsTokensWhereTheyWouldBeRead() {
        JsonNode counted = caller.with("anthropic-beta", "context-1m")
                .post(MESSAGES + "/count_tokens", message("claude", "\"x_unknown\": 1e2"))
                .expect(200)
                .json();

        assertThat(counted.path("usage_source").asString()).isEqualTo("provider");
        assertThat(lastReceived().path()).endsWith("/v1/messages/count_tokens");
        assertThat(lastReceived().bodyText()).isEqualTo(message("claude-up", "\"x_unknown\": 1e2"));
        assertThat(lastReceived().headers()).containsEntry("anthropic-beta", List.of("context-1m"));
    }

    @Test
    void letsAnotherOfferingHonourIt() {
        Reply answer = caller.post(CHAT, chat("either", "\"seed\": 7")).expect(200);

        assertThat(answer.header("x-tollgate-provider")).contains("birch");
        assertThat(caller.post(CHAT, chat("either", "")).expect(200).header("x-tollgate-provider"))
                .contains(SIDE);
    }

    @Test
    void fallsBackFromOneProtocolToTheOther() throws IOException {
        simulator().provider("alder").fail(Fault.status(529));

        String stream = read(caller.stream(MESSAGES, message("either", "\"max_tokens\": 40, \"stream\": true")));

        assertThat(stream).startsWith("event: message_start\n").contains("event: message_stop");
        assertThat(simulator().provider("birch").received()).isNotEmpty();
    }

    @Test
    void wordsARefusalAsTheCallerSpeaks() {
        simulator().provider("alder").failNext(2, Fault.status(400));

        JsonNode chat = caller.post(CHAT, chat("claude", "")).expect(400).json();
        JsonNode message = caller.post(MESSAGES, message("claude", "\"max_tokens\": 40"))
                .expect(400)
                .json();

        assertThat(chat.at("/error/message").asString()).isEqualTo("The request is not valid.");
        assertThat(chat.has("type")).isFalse();
        assertThat(message.path("type").asString()).isEqualTo("error");
        assertThat(message.at("/error/type").asString()).isEqualTo("invalid_request_error");
    }

    @Test
    void endsABrokenStreamWithAnError() throws IOException {
        simulator().provider("alder").fail(new Fault.ErrorEventAfter(6));

        String chat = read(caller.stream(CHAT, chat("claude", "\"stream\": true")));
        String message = read(caller.stream(MESSAGES, message("claude", "\"max_tokens\": 400, \"stream\": true")));

        assertThat(chat).contains("\"finish_reason\":\"error\"").doesNotContain("[DONE]");
        assertThat(message).contains("event: error\n").doesNotContain("message_stop");
    }

    private static String chat(String model, String members) {
        return "{\"model\": \"" + model + "\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]"
                + (members.isEmpty() ? "" : ", " + members) + "}";
    }

    private static String message(String model, String members) {
        return "{\"model\":\"" + model + "\" ,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]," + members
                + "}";
    }

    private ReceivedRequest lastReceived() {
        List<ReceivedRequest> received = simulator().provider("alder").received();
        return received.get(received.size() - 1);
    }

    /** At 3 USD in, 0.30 from the cache and 15 out for 1M tokens. */
    private static BigDecimal expectedCost(JsonNode usage) {
        long cached = usage.at("/prompt_tokens_details/cached_tokens").asLong();
        long fresh = usage.path("prompt_tokens").asLong() - cached;
        long output = usage.path("completion_tokens").asLong();
        return new BigDecimal(fresh * 30 + cached * 3 + output * 150).movePointLeft(7);
    }

    private void assertRow(String id, String endpoint, BigDecimal cost) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode row = caller.get("/v1/requests/" + id).expect(200).json();
            assertThat(row.path("endpoint").asString()).isEqualTo(endpoint);
            assertThat(row.path("provider").asString()).isEqualTo(SIDE);
            assertThat(row.at("/usage/usage_source").asString()).isEqualTo("provider");
            assertThat(row.at("/usage/cost").decimalValue()).isEqualByComparingTo(cost);
        });
    }
}
