package io.tollgate.api.journey;

import static io.tollgate.api.journey.ChatTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestClient;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.ReceivedRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A model that is sold by a provider of Gemini's protocol. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeminiProviderTest extends GatewayTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String TOOLS = "\"tool_choice\": \"required\", \"tools\": ["
            + "{\"type\": \"function\", \"function\": {\"name\": \"a\"}}, {\"type\": \"function\", \"function\": {\"name\": \"b\"}}]";

    private TestClient caller;

    @BeforeAll
    void open() {
        openMarket();
        open("alder", "gemini", simulator().geminiUrl("alder"));
        sell(
                "gemini-3-flash",
                "[\"chat\", \"tools\", \"json_schema\", \"streaming\", \"reasoning\"]",
                "alder-gemini",
                "");
        sell("gemini-vectors", "[\"embeddings\"]", "alder-gemini", ", \"batch_limit\": 2");
        caller = caller(tenant().issueKey("ci"));
    }

    @Test
    void answersAChatAndCountsIt() {
        simulator().provider("alder").behave(Behaviour.INSTANT.answering(30, 5).counting(10, 2));

        Reply answer = caller.post(CHAT, chat("\"max_tokens\": 400")).expect(200);

        JsonNode body = answer.json();
        assertThat(body.at("/choices/0/message/content").asString()).startsWith("A toll gate");
        assertThat(body.at("/choices/0/message/reasoning_content").asString()).isNotEmpty();
        assertThat(body.at("/usage/completion_tokens").asInt()).isEqualTo(40);
        assertThat(body.at("/usage/prompt_tokens_details/cached_tokens").asInt())
                .isEqualTo(2);
        assertThat(body.at("/usage/cost").decimalValue()).isPositive();
        assertThat(lastReceived().path()).endsWith("/models/gemini-3-flash-up:generateContent");
    }

    @Test
    void streamsAChat() throws IOException {
        String stream =
                read(caller.stream(CHAT, chat("\"stream\": true, \"stream_options\": {\"include_usage\": true}")));

        assertThat(stream).contains("\"finish_reason\":\"stop\"", "\"cost\":").endsWith("data: [DONE]\n\n");
    }

    @Test
    void keepsASignatureThroughAnthropicsWords() {
        JsonNode message = caller.post("/v1/messages", """
                {"model": "gemini-3-flash", "max_tokens": 100, "messages": [{"role": "user", "content": "Go"}],
                 "tools": [{"name": "a", "input_schema": {"type": "object"}}], "tool_choice": {"type": "any"}}""").expect(200).json();
        caller.post("/v1/messages", """
                {"model": "gemini-3-flash", "max_tokens": 100, "messages": [{"role": "user", "content": "Go"},
                 {"role": "assistant", "content": %s}, {"role": "user", "content": [
                 {"type": "tool_result", "tool_use_id": "%s", "content": "done"}]}]}""".formatted(
                        message.path("content"), message.at("/content/1/id").asString()))
                .expect(200);

        assertThat(message.at("/content/0/type").asString()).isEqualTo("redacted_thinking");
        assertThat(lastReceived().bodyText())
                .contains("\"thoughtSignature\":\"c2lnbmVk\"", "\"functionResponse\":{\"name\":\"a\"");
    }

    @Test
    void callsSeveralToolsInAStream() throws IOException {
        String stream = read(caller.stream(CHAT, chat("\"stream\": true, " + TOOLS)));

        assertThat(stream)
                .contains("\"name\":\"a\"", "\"name\":\"b\"", "\"index\":1", "\"finish_reason\":\"tool_calls\"");
    }

    @Test
    void embedsAListInBatches() {
        Reply answer = caller.post(
                        "/v1/embeddings", "{\"model\": \"gemini-vectors\", \"input\": [\"a\", \"b\", \"c\"]}")
                .expect(200);

        assertThat(answer.json().path("data").size()).isEqualTo(3);
        assertThat(answer.json().at("/data/2/index").asInt()).isEqualTo(2);
    }

    @Test
    void endsABrokenStreamWithAnError() throws IOException {
        simulator().provider("alder").fail(new Fault.ErrorEventAfter(3));

        String stream = read(caller.stream(CHAT, chat("\"stream\": true")));

        assertThat(stream).contains("\"finish_reason\":\"error\"").doesNotContain("[DONE]");
    }

    private static String chat(String members) {
        return "{\"model\": \"gemini-3-flash\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}], "
                + members + "}";
    }

    private ReceivedRequest lastReceived() {
        List<ReceivedRequest> received = simulator().provider("alder").received();
        return received.get(received.size() - 1);
    }
}
