package io.tollgate.api.anthropic;

import static io.tollgate.api.canonical.Chats.data;
import static io.tollgate.api.canonical.Chats.delta;
import static io.tollgate.api.canonical.Chats.finish;
import static io.tollgate.api.canonical.Chats.usage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.canonical.Chats;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MessageEventsTest {

    private static final String ROLE = delta("{\"role\":\"assistant\",\"content\":\"\"}");
    private static final String USAGE = usage("{\"prompt_tokens\":10,\"completion_tokens\":5}");
    private static final String CALL =
            delta("{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"look\",\"arguments\":\"\"}}]}");

    private final Chats chats =
            new Chats(Operation.MESSAGES, new MessagesTranslation(), "{\"messages\":[],\"max_tokens\":1}");

    @Test
    void wordsAStreamOfTextInAnthropicsOrder() {
        List<JsonNode> events = chats.events(
                ROLE, delta("{\"content\":\"Hel\"}"), delta("{\"content\":\"lo\"}"), finish("stop"), USAGE);

        assertThat(events).containsExactlyElementsOf(lines("""
                {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"small-1","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":0,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"output_tokens":0}}}
                {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}
                {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel"}}
                {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"lo"}}
                {"type":"content_block_stop","index":0}
                {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"input_tokens":10,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"output_tokens":5}}
                {"type":"message_stop"}
                """));
    }

    @Test
    void namesEachEventAsItsTypeDoes() {
        String stream = text(chats.streamed(List.of(ROLE, delta("{\"content\":\"x\"}"), finish("stop"), "[DONE]")));

        assertThat(stream.split("\n\n")).allSatisfy(event -> {
            String name = event.lines().findFirst().orElseThrow().substring("event: ".length());
            assertThat(event).contains("data: {\"type\":\"" + name + "\"");
        });
    }

    @Test
    void givesThinkingABlockOfItsOwnThatItsSignatureEnds() {
        List<JsonNode> events = chats.events(
                delta("{\"reasoning_content\":\"Hm\"}"),
                delta("{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"signature\":\"sig\"}]}"),
                delta("{\"content\":\"Yes\"}"),
                finish("stop"));

        assertThat(types(events))
                .containsExactly(
                        "message_start",
                        "content_block_start 0",
                        "content_block_delta 0 thinking_delta",
                        "content_block_delta 0 signature_delta",
                        "content_block_stop 0",
                        "content_block_start 1",
                        "content_block_delta 1 text_delta",
                        "content_block_stop 1",
                        "message_delta",
                        "message_stop");
    }

    @Test
    void case2And5ArgumentsPassInTheirPiecesAndNothingIsPutBeforeThem() {
        List<JsonNode> events =
                chats.events(ROLE, CALL, part("{}"), part(""), part("{\\\"a\\\":1}"), finish("tool_calls"));

        assertThat(events.get(1)).isEqualTo(Chats.json("""
                {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"c1","name":"look","input":{}}}"""));
        assertThat(inputs(events)).containsExactly("0 {}", "0 {\"a\":1}");
        assertThat(types(events)).endsWith("content_block_stop 0", "message_delta", "message_stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void case1AToolWithoutArgumentsHasNoDelta(String arguments) {
        List<JsonNode> events = chats.events(CALL, part(arguments), finish("tool_calls"));

        assertThat(inputs(events)).isEmpty();
        assertThat(events.get(2).get("type").asString()).isEqualTo("content_block_stop");
    }

    @Test
    void case3And4CallsAreToldApartByTheirIdsWhateverTheirIndexes() {
        List<JsonNode> events = chats.events(
                delta("{\"content\":\"Let me see\"}"),
                call(1, "a", "first", "{\\\"x\\\""),
                call(1, "", "", ":1}"),
                call(1, "b", "second", "{}"),
                call(1, "b", "", " "),
                finish("tool_calls"));

        assertThat(types(events))
                .containsSubsequence("content_block_start 0", "content_block_start 1", "content_block_start 2");
        assertThat(inputs(events)).containsExactly("1 {\"x\"", "1 :1}", "2 {}", "2  ");
        assertThat(names(events)).containsExactly("a first", "b second");
    }

    @Test
    void callsThatAreGivenAtOnceAreToldOneAfterTheOther() {
        List<JsonNode> events = chats.events(
                call(0, "a", "first", ""),
                call(1, "b", "second", ""),
                call(2, "c", "third", ""),
                call(1, "", "", "{}"),
                call(0, "", "", "{\\\"x\\\":\\\"}\\\\\\\\"),
                call(0, "", "", "\\\"}"),
                finish("tool_calls"));

        assertThat(types(events))
                .containsSubsequence(
                        "content_block_start 0",
                        "content_block_delta 0 input_json_delta",
                        "content_block_delta 0 input_json_delta",
                        "content_block_stop 0",
                        "content_block_start 1",
                        "content_block_delta 1 input_json_delta",
                        "content_block_stop 1",
                        "content_block_start 2",
                        "content_block_stop 2");
        assertThat(inputs(events)).containsExactly("0 {\"x\":\"}\\\\", "0 \"}", "1 {}");
        assertThat(names(events)).containsExactly("a first", "b second", "c third");
    }

    @Test
    void case4ACallWithoutAnIdOrAnIndexStillHasOne() {
        List<JsonNode> events = chats.events(
                delta("{\"tool_calls\":[{\"function\":{\"name\":\"look\",\"arguments\":\"{\"}}]}"),
                delta("{\"tool_calls\":[{\"function\":{\"arguments\":\"}\"}}]}"),
                finish("tool_calls"));

        assertThat(names(events)).singleElement().asString().startsWith("call_").endsWith(" look");
        assertThat(inputs(events)).containsExactly("0 {", "0 }");
    }

    @Test
    void case4CallsWithoutIdsOrIndexesAreToldApartByTheirNames() {
        String both = "{\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}";

        List<JsonNode> events = chats.events(
                delta("{\"tool_calls\":[" + both + "," + both + "]}"),
                delta("{\"tool_calls\":[" + both.replace("look", "listen") + "]}"),
                finish("tool_calls"));

        assertThat(names(events))
                .extracting(name -> name.replaceFirst(".* ", ""))
                .containsExactly("look", "look", "listen");
        assertThat(inputs(events)).containsExactly("0 {}", "1 {}", "2 {}");
    }

    @Test
    void case4ANameThatComesLateBeginsTheCall() {
        List<JsonNode> events =
                chats.events(call(0, "a", "", "{"), call(0, "", "look", ""), part("}"), finish("tool_calls"));

        assertThat(names(events)).containsExactly("a look");
        assertThat(inputs(events)).containsExactly("0 {", "0 }");
    }

    @Test
    void case6ArgumentsThatWereCutPassUnrepaired() {
        List<JsonNode> events = chats.events(CALL, part("{\\\"city\\\": \\\"Par"), finish("length"));

        assertThat(inputs(events)).containsExactly("0 {\"city\": \"Par");
        assertThat(stopReason(events)).isEqualTo("max_tokens");
    }

    @Test
    void case7CallsWithTheWrongFinishReasonAreToolUse() {
        assertThat(stopReason(chats.events(CALL, finish("stop")))).isEqualTo("tool_use");
    }

    @Test
    void case17ChunksWithoutChoicesAreSkipped() {
        List<JsonNode> events = chats.events(
                "{\"id\":\"\",\"choices\":[],\"prompt_filter_results\":[]}",
                delta("{\"content\":\"Hi\"}"),
                finish("stop"));

        assertThat(types(events))
                .containsExactly(
                        "message_start",
                        "content_block_start 0",
                        "content_block_delta 0 text_delta",
                        "content_block_stop 0",
                        "message_delta",
                        "message_stop");
    }

    @Test
    void case18And21TheLastUsageCountsAndCostHasItsPlaceThere() {
        List<StreamEvent> events = chats.streamed(List.of(
                delta("{\"content\":\"Hi\"}")
                        .replace("\"choices\"", "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1},\"choices\""),
                finish("stop"),
                USAGE,
                "[DONE]"));

        Chunk last = (Chunk) events.get(events.size() - 2);
        assertThat(last.usage().orElseThrow().tokens().output()).isEqualTo(5);
        String ending = new String(last.withUsage(Map.of("cost", "0.25".getBytes(UTF_8))), UTF_8);
        assertThat(ending).contains("event: message_delta\n").contains("\"output_tokens\":5,\"cost\":0.25}");
    }

    @Test
    void case18TellsTheOutputByItsLengthWhereTheProviderDidNotCount() {
        List<JsonNode> events = chats.events(delta("{\"content\":\"Eight letters\"}"), finish("stop"));

        assertThat(events.get(events.size() - 2).at("/usage/output_tokens").asLong())
                .isEqualTo(4);
    }

    @Test
    void case22And23AStreamThatBreaksHasNoEnd() {
        List<StreamEvent> cut = chats.streamed(List.of(ROLE, delta("{\"content\":\"Hi\"}")));
        List<StreamEvent> failed = chats.streamed(
                List.of(ROLE, delta("{\"content\":\"Hi\"}"), "{\"error\":{\"message\":\"overloaded\"}}", "[DONE]"));

        assertThat(types(data(cut))).doesNotContain("message_delta", "message_stop");
        assertThat(Chats.failure(cut).outcome()).isEqualTo("cut");
        assertThat(types(data(failed))).doesNotContain("message_delta", "message_stop");
        assertThat(Chats.failure(failed).message()).isEqualTo("overloaded");
    }

    @Test
    void case34UnknownMembersAndPartsAreSkipped() {
        List<JsonNode> events = chats.events(
                delta(
                        "{\"role\":\"\",\"content\":[{\"type\":\"odd\",\"x\":[1]},{\"type\":\"text\",\"text\":\"Hi\"}],\"audio\":{}}"),
                delta("{\"tool_calls\":[null,7,{}]}"),
                delta("null"),
                finish("stop"));

        assertThat(types(events)).contains("content_block_delta 0 text_delta").endsWith("message_stop");
    }

    @Test
    void countsWhatWasGeneratedAsTheProviderSentIt() {
        List<StreamEvent> events =
                chats.streamed(List.of(ROLE, delta("{\"content\":\"Hello\"}"), finish("stop"), "[DONE]"));

        assertThat(events.stream()
                        .filter(Chunk.class::isInstance)
                        .mapToInt(event -> ((Chunk) event).outputBytes())
                        .sum())
                .isEqualTo(5);
        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Chunk.class,
                                chunk -> assertThat(chunk.finishReason()).contains("stop")));
    }

    private static String part(String arguments) {
        return delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"" + arguments + "\"}}]}");
    }

    private static String call(int index, String id, String name, String arguments) {
        return delta("{\"tool_calls\":[{\"index\":" + index + ",\"id\":\"" + id + "\",\"function\":{\"name\":\"" + name
                + "\",\"arguments\":\"" + arguments + "\"}}]}");
    }

    private static List<JsonNode> lines(String text) {
        return text.lines().map(Chats::json).toList();
    }

    private static String text(List<StreamEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(new String(event.bytes(), UTF_8)));
        return text.toString();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.get("type").asString()
                        + (event.has("index") ? " " + event.get("index").asInt() : "")
                        + (event.at("/delta/type").isString()
                                ? " " + event.at("/delta/type").asString()
                                : ""))
                .toList();
    }

    private static List<String> inputs(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.at("/delta/partial_json").isString())
                .map(event -> event.get("index").asInt() + " "
                        + event.at("/delta/partial_json").asString())
                .toList();
    }

    private static List<String> names(List<JsonNode> events) {
        List<String> names = new ArrayList<>();
        for (JsonNode event : events) {
            if (event.at("/content_block/name").isString()) {
                names.add(event.at("/content_block/id").asString() + " "
                        + event.at("/content_block/name").asString());
            }
        }
        return names;
    }

    private static String stopReason(List<JsonNode> events) {
        return events.get(events.size() - 2).at("/delta/stop_reason").asString();
    }
}
