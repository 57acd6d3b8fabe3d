package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreamTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Simulator simulator = Simulator.start();
    private final SimulatedProvider alder = simulator.provider("alder");
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private List<JsonNode> events(String body) throws Exception {
        return events(caller.chat("alder", body).body(), "\n\n");
    }

    private static List<JsonNode> events(String text, String separator) {
        List<String> blocks = new ArrayList<>(Arrays.asList(text.split(separator)));
        assertThat(blocks.remove(blocks.size() - 1)).isEqualTo("data: [DONE]");
        return blocks.stream()
                .map(block -> MAPPER.readTree(block.substring("data: ".length())))
                .toList();
    }

    private static String content(List<JsonNode> events) {
        StringBuilder content = new StringBuilder();
        events.forEach(
                event -> content.append(event.at("/choices/0/delta/content").asString("")));
        return content.toString();
    }

    @Test
    void streamsRoleTextFinishAndUsage() throws Exception {
        List<JsonNode> events = events(Caller.STREAM);

        assertThat(events).hasSize(1 + 60 + 1 + 1);
        assertThat(events.get(0).at("/choices/0/delta/role").asString()).isEqualTo("assistant");
        assertThat(events.get(61).at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(events.get(62).path("choices").size()).isZero();
        assertThat(events.get(62).at("/usage/completion_tokens").asInt()).isEqualTo(180);
        assertThat(events.get(1).path("usage").isNull()).isTrue();
    }

    @Test
    void saysTheSameAsWithoutStreaming() throws Exception {
        String whole = MAPPER.readTree(caller.chat("alder", Caller.CHAT).body())
                .at("/choices/0/message/content")
                .asString();

        assertThat(content(events(Caller.STREAM))).isEqualTo(whole);
    }

    @Test
    void sendsNoUsageUnlessAsked() throws Exception {
        List<JsonNode> events = events("{\"model\":\"m\",\"stream\":true,\"messages\":[{}]}");

        assertThat(events).noneMatch(event -> event.has("usage"));
    }

    @Test
    void canLeaveUsageOutThoughAsked() throws Exception {
        alder.behave(Behaviour.INSTANT.withoutUsage());

        assertThat(events(Caller.STREAM)).noneMatch(event -> event.has("usage"));
    }

    @Test
    void streamsAToolCallInParts() throws Exception {
        List<JsonNode> events = events("""
                {"model":"m","stream":true,"messages":[{}],"tool_choice":"required","tools":[{"type":"function",
                 "function":{"name":"find","parameters":{"required":["q"],"properties":{"q":{"type":"string"}}}}}]}""");

        JsonNode first = events.get(1).at("/choices/0/delta/tool_calls/0");
        assertThat(first.at("/function/name").asString()).isEqualTo("find");
        assertThat(first.path("id").asString()).startsWith("call_");
        String arguments = "";
        for (JsonNode event : events) {
            arguments +=
                    event.at("/choices/0/delta/tool_calls/0/function/arguments").asString("");
        }
        assertThat(arguments).isEqualTo("{\"q\":\"toll\"}");
        assertThat(events.get(events.size() - 1).at("/choices/0/finish_reason").asString())
                .isEqualTo("tool_calls");
    }

    @Test
    void streamsParallelToolCallsUnderTheirIndexes() throws Exception {
        List<JsonNode> events = events("""
                {"model":"m","stream":true,"messages":[{}],"tool_choice":"required","tools":[
                 {"type":"function","function":{"name":"time"}},{"type":"function","function":{"name":"weather"}}]}""");

        assertThat(events)
                .map(event -> event.at("/choices/0/delta/tool_calls/0"))
                .filteredOn(call -> call.has("id"))
                .map(call -> call.path("index").asInt() + " "
                        + call.at("/function/name").asString())
                .containsExactly("0 time", "1 weather");
    }

    @Test
    void keepsItsMeaningWithCrlfAndOddCuts() throws Exception {
        String plain = content(events(Caller.STREAM));
        alder.behave(Behaviour.INSTANT.framed(true, 7));

        String text = caller.chat("alder", Caller.STREAM).body();

        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
        assertThat(content(events(text, "\r\n\r\n"))).isEqualTo(plain);
    }

    @Test
    void sendsAnEventOfMoreThanAMegabyte() throws Exception {
        alder.behave(Behaviour.INSTANT.answering(AnswerText.MAX_TOKENS, 1));

        assertThat(content(events(Caller.STREAM))).hasSizeGreaterThan(1 << 20);
    }
}
