package io.tollgate.api.anthropic;

import static io.tollgate.api.canonical.Chats.completion;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.canonical.Chats;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Operation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MessageOfChatTest {

    private static final String USAGE = """
            {"prompt_tokens":100,"completion_tokens":20,"prompt_tokens_details":{"cached_tokens":60,"cache_write_tokens":10}}""";

    @Test
    void writesAWholeMessageWithCacheTokensCountedOnce() {
        JsonNode message = message(completion("{\"role\":\"assistant\",\"content\":\"Hello\"}", "stop", USAGE));

        assertThat(message).isEqualTo(Chats.json("""
                {"id":"msg_1","type":"message","role":"assistant","model":"small-1",
                 "content":[{"type":"text","text":"Hello"}],"stop_reason":"end_turn","stop_sequence":null,
                 "usage":{"input_tokens":30,"cache_creation_input_tokens":10,"cache_read_input_tokens":60,
                   "cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":0},"output_tokens":20,"service_tier":"standard"}}"""));
    }

    @Test
    void hasAPlaceForTheCost() {
        Answer answer = answer(completion("{\"content\":\"Hello\"}", "stop", USAGE));

        JsonNode message = Chats.json(new String(answer.withUsage(Map.of("cost", "0.5".getBytes(UTF_8))), UTF_8));

        assertThat(message.at("/usage/cost").asString()).isEqualTo("0.5");
        assertThat(message.at("/usage/output_tokens").asLong()).isEqualTo(20);
    }

    @Test
    void case34ReportsTheTierThatWasGiven() {
        String completion = completion("{\"content\":\"Hello\"}", "stop", USAGE);

        JsonNode message = message(completion.replace("\"created\":7", "\"service_tier\":\"priority\""));

        assertThat(message.at("/usage/service_tier").asString()).isEqualTo("priority");
    }

    @ParameterizedTest
    @CsvSource({
        "stop, end_turn",
        "length, max_tokens",
        "content_filter, refusal",
        "model_length, max_tokens",
        "x, end_turn"
    })
    void saysWhyItEnded(String theirs, String ours) {
        assertThat(message(completion("{\"content\":\"Hello\"}", theirs, USAGE))
                        .get("stop_reason")
                        .asString())
                .isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"arguments\":\"\"", "\"arguments\":\"null\"", "\"arguments\":null", "\"x\":1"})
    void case1AToolWithoutArgumentsHasAnEmptyInput(String arguments) {
        JsonNode message = message(calling(arguments, "tool_calls"));

        assertThat(message.at("/content/0")).isEqualTo(Chats.json("""
                {"type":"tool_use","id":"c1","name":"look","input":{}}"""));
    }

    @Test
    void case6ArgumentsThatWereCutPassUnrepaired() {
        JsonNode message = message(calling("\"arguments\":\"{\\\"city\\\": \\\"Par\"", "length"));

        assertThat(message.at("/content/0/input").asString()).isEqualTo("{\"city\": \"Par");
        assertThat(message.get("stop_reason").asString()).isEqualTo("max_tokens");
    }

    @Test
    void case7CallsWithTheWrongFinishReasonAreToolUse() {
        assertThat(message(calling("\"arguments\":\"{}\"", "stop"))
                        .get("stop_reason")
                        .asString())
                .isEqualTo("tool_use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "[]"})
    void case8NoEmptyTextBesideCalls(String content) {
        JsonNode message = message(completion(
                "{\"content\":" + content
                        + ",\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]}",
                "tool_calls",
                USAGE));

        assertThat(message.get("content")).hasSize(1);
    }

    @Test
    void givesReasoningBackAsThinking() {
        JsonNode plain = message(completion("{\"content\":\"Yes\",\"reasoning_content\":\"Hm\"}", "stop", USAGE));
        JsonNode signed = message(completion("""
                {"content":"Yes","reasoning":"Hm","reasoning_details":[
                  {"type":"reasoning.text","text":"Hm","signature":"sig"},{"type":"reasoning.encrypted","data":"xyz"}]}""", "stop", USAGE));

        assertThat(plain.at("/content/0")).isEqualTo(Chats.json("""
                {"type":"thinking","thinking":"Hm","signature":""}"""));
        assertThat(signed.get("content")).isEqualTo(Chats.json("""
                [{"type":"thinking","thinking":"Hm","signature":"sig"},{"type":"redacted_thinking","data":"xyz"},
                 {"type":"text","text":"Yes"}]"""));
    }

    @Test
    void givesARefusalAsText() {
        JsonNode message = message(completion("{\"content\":null,\"refusal\":\"No.\"}", "stop", USAGE));

        assertThat(message.at("/content/0/text").asString()).isEqualTo("No.");
        assertThat(message.get("stop_reason").asString()).isEqualTo("refusal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"prompt_tokens\":1,\"completion_tokens\":9000000000000000000}"})
    void case18TellsTheOutputByItsLengthWhereTheProviderDidNotCount(String usage) {
        Answer answer = answer(completion("{\"content\":\"Eight letters\"}", "stop", usage));

        assertThat(answer.counted()).isEmpty();
        assertThat(Chats.json(new String(answer.body(), UTF_8))
                        .at("/usage/output_tokens")
                        .asLong())
                .isEqualTo(4);
    }

    @Test
    void wordsAProvidersErrorAsAnthropicDoes() {
        byte[] error = new MessagesTranslation()
                .error(
                        400,
                        "{\"error\":{\"message\":\"too long\",\"code\":\"context_length_exceeded\"}}".getBytes(UTF_8));

        assertThat(Chats.json(new String(error, UTF_8))).isEqualTo(Chats.json("""
                {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: too long","code":"context_length_exceeded"}}"""));
        assertThat(new String(new MessagesTranslation().error(400, "<html>".getBytes(UTF_8)), UTF_8))
                .contains("gave no reason");
    }

    private static String calling(String arguments, String finish) {
        return completion(
                "{\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"look\","
                        + arguments + "}}]}",
                finish,
                USAGE);
    }

    private static JsonNode message(String completion) {
        return Chats.json(new String(answer(completion).body(), UTF_8));
    }

    private static Answer answer(String completion) {
        return new Chats(Operation.MESSAGES, new MessagesTranslation(), "{\"messages\":[],\"max_tokens\":1}")
                .answered(completion);
    }
}
