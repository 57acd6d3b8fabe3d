package io.tollgate.api.responses;

import static io.tollgate.api.canonical.Chats.completion;
import static io.tollgate.api.canonical.Chats.data;
import static io.tollgate.api.canonical.Chats.delta;
import static io.tollgate.api.canonical.Chats.finish;
import static io.tollgate.api.canonical.Chats.usage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.canonical.Chats;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ResponseEventsTest {

    private static final String ROLE = delta("{\"role\":\"assistant\",\"content\":\"\"}");
    private static final String COUNTED = """
            {"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":2}}""";

    private final Chats chats = new Chats(
            Operation.RESPONSES,
            new ResponsesTranslation(),
            "{\"input\":\"Hi\",\"temperature\":0.50,\"metadata\":{\"a\":\"b\"},\"tools\":[]}");

    @Test
    void wordsAStreamOfTextInOpenAisOrder() {
        List<JsonNode> events = chats.events(
                ROLE, delta("{\"content\":\"Hel\"}"), delta("{\"content\":\"lo\"}"), finish("stop"), usage(COUNTED));

        assertThat(types(events))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        assertThat(events.stream().map(event -> event.get("sequence_number").asInt()))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(events.get(4)).isEqualTo(Chats.json("""
                {"type":"response.output_text.delta","sequence_number":4,"item_id":"msg_1_0","output_index":0,
                 "content_index":0,"delta":"Hel","logprobs":[]}"""));
        assertThat(events.get(6).get("text").asString()).isEqualTo("Hello");
        assertThat(events.get(8).get("item")).isEqualTo(events.get(9).at("/response/output/0"));
    }

    @Test
    void endsWithTheWholeResponse() {
        List<JsonNode> events = chats.events(delta("{\"content\":\"Hello\"}"), finish("stop"), usage(COUNTED));

        JsonNode response = last(events).get("response");
        assertThat(response.get("id").asString()).isEqualTo("resp_1");
        assertThat(response.get("created_at").asLong()).isEqualTo(7);
        assertThat(response.get("status").asString()).isEqualTo("completed");
        assertThat(response.get("model").asString()).isEqualTo("small-1");
        assertThat(response.get("store").asBoolean()).isFalse();
        assertThat(response.get("temperature").toString()).isEqualTo("0.5");
        assertThat(response.get("metadata")).isEqualTo(Chats.json("{\"a\":\"b\"}"));
        assertThat(response.get("output")).isEqualTo(Chats.json("""
                [{"id":"msg_1_0","type":"message","status":"completed","role":"assistant","content":[
                  {"type":"output_text","text":"Hello","annotations":[],"logprobs":[]}]}]"""));
        assertThat(response.get("usage")).isEqualTo(Chats.json("""
                {"input_tokens":10,"input_tokens_details":{"cached_tokens":4},"output_tokens":5,
                 "output_tokens_details":{"reasoning_tokens":2},"total_tokens":15}"""));
    }

    @Test
    void theCostHasItsPlaceInTheUsageOfTheLastEvent() {
        List<StreamEvent> events =
                chats.streamed(List.of(delta("{\"content\":\"Hi\"}"), finish("stop"), usage(COUNTED), "[DONE]"));

        Chunk last = (Chunk) events.get(events.size() - 2);
        assertThat(new String(last.withUsage(Map.of("cost", "0.25".getBytes(UTF_8))), UTF_8))
                .contains("\"total_tokens\":15,\"cost\":0.25}");
    }

    @Test
    void givesEachCallAnItemOfItsOwn() {
        List<JsonNode> events = chats.events(
                delta("{\"content\":\"Let me see\"}"),
                call(0, "a", "first", ""),
                call(0, "", "", "{\\\"x\\\":"),
                call(0, "", "", "1}"),
                call(1, "b", "second", ""),
                finish("tool_calls"));

        assertThat(types(events).subList(8, 18))
                .containsExactly(
                        "response.output_item.added",
                        "response.function_call_arguments.delta",
                        "response.function_call_arguments.delta",
                        "response.function_call_arguments.done",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.function_call_arguments.delta",
                        "response.function_call_arguments.done",
                        "response.output_item.done",
                        "response.completed");
        assertThat(last(events).at("/response/output/1")).isEqualTo(Chats.json("""
                {"id":"fc_1_1","type":"function_call","status":"completed","call_id":"a","name":"first","arguments":"{\\"x\\":1}"}"""));
        assertThat(last(events).at("/response/output/2/arguments").asString()).isEqualTo("{}");
    }

    @Test
    void argumentsThatComeLateAreNotLost() {
        List<JsonNode> events = chats.events(
                call(0, "a", "first", ""),
                call(1, "b", "second", "{\\\"y\\\":"),
                call(0, "", "", "{\\\"x\\\":1}"),
                call(1, "", "", "2}"),
                finish("tool_calls"));

        assertThat(last(events).at("/response/output/0/arguments").asString()).isEqualTo("{\"x\":1}");
        assertThat(last(events).at("/response/output/1/arguments").asString()).isEqualTo("{\"y\":2}");
    }

    @Test
    void givesReasoningAnItemThatComesBackAsItWas() {
        List<JsonNode> events = chats.events(
                delta("{\"reasoning_content\":\"Hm\"}"),
                delta("{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"signature\":\"sig\"}]}"),
                delta("{\"content\":\"Yes\"}"),
                finish("stop"));

        assertThat(types(events).subList(2, 8))
                .containsExactly(
                        "response.output_item.added",
                        "response.reasoning_summary_part.added",
                        "response.reasoning_summary_text.delta",
                        "response.reasoning_summary_text.done",
                        "response.reasoning_summary_part.done",
                        "response.output_item.done");
        JsonNode item = last(events).at("/response/output/0");
        assertThat(item.at("/summary/0/text").asString()).isEqualTo("Hm");
        JsonNode replayed =
                new Chats(Operation.RESPONSES, new ResponsesTranslation(), "{\"input\":[" + item + "]}").asked();
        assertThat(replayed.at("/messages/0")).isEqualTo(Chats.json("""
                {"role":"assistant","content":null,"reasoning_content":"Hm",
                 "reasoning_details":[{"type":"reasoning.text","text":"Hm","signature":"sig"}]}"""));
    }

    @Test
    void tellsARefusalAsOne() {
        List<JsonNode> events =
                chats.events(delta("{\"content\":\"Well\"}"), delta("{\"refusal\":\"No\"}"), finish("stop"));

        assertThat(types(events)).contains("response.refusal.delta", "response.refusal.done");
        assertThat(last(events).at("/response/output/0/content/1")).isEqualTo(Chats.json("""
                {"type":"refusal","refusal":"No"}"""));
    }

    @ParameterizedTest
    @CsvSource({"length, max_output_tokens", "content_filter, content_filter"})
    void saysWhyItIsIncomplete(String finish, String reason) {
        JsonNode end = last(chats.events(delta("{\"content\":\"Hel\"}"), finish(finish)));

        assertThat(end.get("type").asString()).isEqualTo("response.incomplete");
        assertThat(end.at("/response/incomplete_details/reason").asString()).isEqualTo(reason);
    }

    @Test
    void case22And23AStreamThatBreaksHasFailed() {
        List<StreamEvent> cut = chats.streamed(List.of(ROLE, delta("{\"content\":\"Hi\"}")));

        JsonNode end = last(data(cut));
        assertThat(end.get("type").asString()).isEqualTo("response.failed");
        assertThat(end.at("/response/status").asString()).isEqualTo("failed");
        assertThat(Chats.failure(cut).outcome()).isEqualTo("cut");
    }

    @Test
    void writesAWholeAnswerLikeAStreamsEnd() {
        Answer answer = chats.answered(completion("{\"content\":\"Hello\"}", "stop", COUNTED));

        JsonNode streamed = last(chats.events(delta("{\"content\":\"Hello\"}"), finish("stop"), usage(COUNTED)));

        assertThat(Chats.json(new String(answer.body(), UTF_8))).isEqualTo(streamed.get("response"));
        assertThat(new String(answer.withUsage(Map.of("cost", "0.25".getBytes(UTF_8))), UTF_8))
                .contains("\"cost\":0.25");
    }

    private static String call(int index, String id, String name, String arguments) {
        return delta("{\"tool_calls\":[{\"index\":" + index + ",\"id\":\"" + id + "\",\"function\":{\"name\":\"" + name
                + "\",\"arguments\":\"" + arguments + "\"}}]}");
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.get("type").asString()).toList();
    }

    private static JsonNode last(List<JsonNode> events) {
        return events.get(events.size() - 1);
    }
}
