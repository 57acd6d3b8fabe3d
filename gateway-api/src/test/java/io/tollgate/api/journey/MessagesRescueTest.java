package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A streamed message that breaks after its first content, and is gone on with elsewhere. */
class MessagesRescueTest extends ChatTest {

    private static final String MESSAGES = "/v1/messages";
    private static final String REQUEST =
            body("\"stream\": true, \"max_tokens\": 500, \"provider\": {\"rescue\": true}");

    @Test
    void isGoneOnWithByAHostOfChats() throws IOException {
        operator()
                .put("/api/operator/providers/birch", """
                        {"display_name": "Birch", "protocol": "openai", "base_url": "%s",
                         "wire": {"continues": "flag"}}""".formatted(simulator().baseUrl(Market.DEARER)))
                .expectSuccess();
        simulator()
                .provider(Market.DEARER)
                .failNext(
                        1,
                        new Fault.Instead(Reply.stream(Stream.of(
                                        "{'id':'o','created':1,'model':'m','choices':[{'index':0,'delta':{'role':'assistant','content':' and ends well.'}}]}",
                                        "{'id':'o','created':1,'model':'m','choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}",
                                        "{'id':'o','created':1,'model':'m','choices':[],'usage':{'prompt_tokens':100,'completion_tokens':10,'total_tokens':110}}",
                                        "[DONE]")
                                .map(data ->
                                        ("data: " + data.replace('\'', '"') + "\n\n").getBytes(StandardCharsets.UTF_8))
                                .toList())));
        cheap().failNext(1, new Fault.ResetAfter(5));

        HttpResponse<InputStream> answer = caller.stream(MESSAGES, REQUEST);
        List<JsonNode> events = events(read(answer));

        assertThat(text(events)).startsWith("A toll gate").endsWith(" and ends well.");
        assertIsOneMessage(events);
        JsonNode asked = lastReceived(Market.DEARER);
        assertThat(asked.get("continue_final_message").asBoolean()).isTrue();
        assertThat(text(events)).startsWith(asked.at("/messages/1/content").asString());
        assertThat(row(answer).at("/attempts/0/outcome").asString()).isEqualTo("broken");
        assertThat(events.get(events.size() - 2).at("/usage/cost").decimalValue())
                .isEqualByComparingTo(row(answer).at("/usage/cost").decimalValue());
    }

    @Test
    void isGoneOnWithByAHostOfMessages() throws IOException {
        operator()
                .put("/api/operator/providers/birch", """
                        {"display_name": "Birch", "protocol": "anthropic", "base_url": "%s",
                         "wire": {"continues": "prefill"}}""".formatted(simulator().anthropicUrl(Market.DEARER)))
                .expectSuccess();
        cheap().failNext(1, new Fault.ResetAfter(5));

        List<JsonNode> events = events(read(caller.stream(MESSAGES, REQUEST)));

        assertIsOneMessage(events);
        JsonNode asked = lastReceived(Market.DEARER);
        assertThat(asked.at("/messages/1/role").asString()).isEqualTo("assistant");
        assertThat(text(events)).startsWith(asked.at("/messages/1/content").asString());
    }

    private static void assertIsOneMessage(List<JsonNode> events) {
        List<String> types =
                events.stream().map(event -> event.get("type").asString()).toList();
        assertThat(types).containsOnlyOnce("message_start", "content_block_start", "message_delta");
        assertThat(types).endsWith("content_block_stop", "message_delta", "message_stop");
        assertThat(types).doesNotContain("error");
    }

    private static String text(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.at("/delta/text").asString(""))
                .collect(Collectors.joining());
    }
}
