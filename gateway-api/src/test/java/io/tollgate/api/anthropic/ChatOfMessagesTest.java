package io.tollgate.api.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.api.canonical.Chats;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.Untranslatable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ChatOfMessagesTest {

    @Test
    void putsTheSystemPromptFirst() {
        JsonNode chat = asked("\"system\":\"Be brief.\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]");

        assertThat(chat.get("messages")).isEqualTo(Chats.json("""
                [{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}]"""));
    }

    @ParameterizedTest
    @CsvSource({"[], false", "null, false", "'[{\"name\":\"look\"}]', true"})
    void anEmptyListOfToolsAsksForNothing(String tools, boolean asks) {
        String request = "{\"model\":\"m\",\"max_tokens\":9,\"tools\":" + tools
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

        assertThat(MessagesRequest.read(request.getBytes(UTF_8)).required().contains(Capability.TOOLS))
                .isEqualTo(asks);
    }

    @Test
    void case33CacheControlSurvivesOnTextImagesToolsAndToolResults() {
        JsonNode chat = asked("""
                "system":[{"type":"text","text":"Rules","cache_control":{"type":"ephemeral","ttl":"1h"}}],
                "tools":[{"name":"look","input_schema":{"type":"object"},"cache_control":{"type":"ephemeral"}}],
                "messages":[{"role":"user","content":[
                  {"type":"tool_result","tool_use_id":"t1","content":"ok","cache_control":{"type":"ephemeral"}},
                  {"type":"image","source":{"type":"url","url":"https://x/y.png"},"cache_control":{"type":"ephemeral"}}]}]
                """);

        assertThat(chat.at("/messages/0/content/0/cache_control/ttl").asString())
                .isEqualTo("1h");
        assertThat(chat.at("/tools/0/cache_control/type").asString()).isEqualTo("ephemeral");
        assertThat(chat.at("/messages/1/cache_control/type").asString()).isEqualTo("ephemeral");
        assertThat(chat.at("/messages/2/content/0/cache_control/type").asString())
                .isEqualTo("ephemeral");
    }

    @Test
    void turnsImagesAndDocumentsIntoParts() {
        JsonNode chat = asked("""
                "messages":[{"role":"user","content":[
                  {"type":"text","text":"Compare"},
                  {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},
                  {"type":"document","title":"a.pdf","source":{"type":"base64","media_type":"application/pdf","data":"BBBB"}},
                  {"type":"document","title":"Notes","source":{"type":"text","media_type":"text/plain","data":"Words"}}]}]
                """);

        assertThat(chat.at("/messages/0/content")).isEqualTo(Chats.json("""
                [{"type":"text","text":"Compare"},
                 {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}},
                 {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,BBBB"}},
                 {"type":"text","text":"Notes\\n\\nWords"}]"""));
    }

    @Test
    void case8ATurnOfToolCallsAloneHasNullContent() {
        JsonNode chat = asked("""
                "messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":[
                  {"type":"tool_use","id":"t1","name":"look","input":{"a":1.50}}]}]
                """);

        assertThat(chat.at("/messages/1")).isEqualTo(Chats.json("""
                {"role":"assistant","tool_calls":[{"id":"t1","type":"function",
                 "function":{"name":"look","arguments":"{\\"a\\":1.50}"}}],"content":null}"""));
    }

    @Test
    void case9ParallelToolResultsFollowTheTurnThatAskedForThem() {
        JsonNode chat = asked("""
                "messages":[{"role":"user","content":[
                  {"type":"text","text":"And then?"},
                  {"type":"tool_result","tool_use_id":"t1","content":[{"type":"text","text":"one"}]},
                  {"type":"tool_result","tool_use_id":"t2","is_error":true,"content":"two"},
                  {"type":"tool_result","tool_use_id":"t3"}]}]
                """);

        assertThat(chat.get("messages")).isEqualTo(Chats.json("""
                [{"role":"tool","tool_call_id":"t1","content":"one"},
                 {"role":"tool","tool_call_id":"t2",
                  "content":[{"type":"text","text":"Error:"},{"type":"text","text":"two"}]},
                 {"role":"tool","tool_call_id":"t3","content":""},
                 {"role":"user","content":"And then?"}]"""));
    }

    @Test
    void anImageInAToolResultComesAfterTheResults() {
        JsonNode chat = asked("""
                "messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":[
                  {"type":"image","source":{"type":"url","url":"https://x/y.png"}}]}]}]
                """);

        assertThat(chat.at("/messages/0/content").asString()).isEqualTo("[image below]");
        assertThat(chat.at("/messages/1/content/0/image_url/url").asString()).isEqualTo("https://x/y.png");
    }

    @Test
    void case11ThinkingGoesBackWithItsSignature() {
        JsonNode chat = asked("""
                "messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":[
                  {"type":"thinking","thinking":"Well","signature":"sig"},
                  {"type":"redacted_thinking","data":"xyz"},
                  {"type":"thinking","thinking":", yes","signature":""},
                  {"type":"text","text":"Yes"}]}]
                """);

        assertThat(chat.at("/messages/1")).isEqualTo(Chats.json("""
                {"role":"assistant","reasoning_details":[
                   {"type":"reasoning.text","text":"Well","signature":"sig"},{"type":"reasoning.encrypted","data":"xyz"}],
                 "reasoning_content":"Well, yes","content":"Yes"}"""));
    }

    @Test
    void namesToolsAndTheChoiceAmongThem() {
        JsonNode chat = asked("""
                "messages":[{"role":"user","content":"Hi"}],
                "tools":[{"name":"look","description":"Looks","input_schema":{"type":"object"},"strict":true}],
                "tool_choice":{"type":"tool","name":"look","disable_parallel_tool_use":true}
                """);

        assertThat(chat.get("tools")).isEqualTo(Chats.json("""
                [{"type":"function","function":{"name":"look","description":"Looks","parameters":{"type":"object"},"strict":true}}]"""));
        assertThat(chat.get("tool_choice")).isEqualTo(Chats.json("""
                {"type":"function","function":{"name":"look"}}"""));
        assertThat(chat.get("parallel_tool_calls").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"auto, auto", "any, required", "none, none"})
    void namesTheOtherChoices(String theirs, String ours) {
        JsonNode chat = asked("\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                + "\"tools\":[{\"name\":\"look\",\"input_schema\":{}}],\"tool_choice\":{\"type\":\"" + theirs + "\"}");

        assertThat(chat.get("tool_choice").asString()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"1024, low", "4096, medium", "20000, high"})
    void tellsABudgetOfThoughtAsAnEffortToo(long budget, String effort) {
        JsonNode chat = asked("\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                + "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":" + budget + "}");

        assertThat(chat.get("reasoning_effort").asString()).isEqualTo(effort);
        assertThat(chat.at("/thinking/budget_tokens").asLong()).isEqualTo(budget);
    }

    @Test
    void saysThatThereIsToBeNoThought() {
        JsonNode chat = asked("\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                + "\"thinking\":{\"type\":\"disabled\"},\"output_config\":{\"effort\":\"low\"}");

        assertThat(chat.get("thinking")).isEqualTo(Chats.json("{\"type\":\"disabled\"}"));
        assertThat(chat.has("reasoning_effort")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', high", "'\"effort\":\"low\"', low"})
    void tellsThoughtWithoutAnEffortAsTheUsualOne(String config, String effort) {
        JsonNode chat = asked("\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                + "\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{" + config + "}");

        assertThat(chat.get("reasoning_effort").asString()).isEqualTo(effort);
    }

    @Test
    void passesTheRestUnderItsNameInAChat() {
        JsonNode chat = asked("""
                "messages":[{"role":"user","content":"Hi"}],"stop_sequences":["END"],"temperature":0.50,"top_p":0.9,
                "metadata":{"user_id":"u-1"},"future_field":[1],
                "output_config":{"effort":"max","format":{"type":"json_schema","schema":{"type":"object"}}}
                """);

        assertThat(chat.get("stop")).isEqualTo(Chats.json("[\"END\"]"));
        assertThat(chat.get("temperature").asDouble()).isEqualTo(0.5);
        assertThat(chat.get("user").asString()).isEqualTo("u-1");
        assertThat(chat.get("reasoning_effort").asString()).isEqualTo("max");
        assertThat(chat.at("/response_format/json_schema/schema/type").asString())
                .isEqualTo("object");
        assertThat(chat.get("max_tokens").asLong()).isEqualTo(100);
        assertThat(chat.has("future_field")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "top_k | \"top_k\":5",
                "mcp_servers | \"mcp_servers\":[{\"url\":\"https://x\"}]",
                "tools[0].type | \"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}]",
                "system[0].type | \"system\":[{\"type\":\"odd\"}]"
            })
    void refusesByNameWhatAChatHasNoWordFor(String field, String member) {
        assertThatThrownBy(() -> asked("\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]," + member))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        problem -> assertThat(problem.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "messages[0].role | {\"role\":\"robot\",\"content\":\"Hi\"}",
                "messages[0].content | {\"role\":\"user\"}",
                "messages[0].content[0].type | {\"role\":\"user\",\"content\":[{\"type\":\"container_upload\"}]}",
                "messages[0].content[0].type | {\"role\":\"user\",\"content\":[7]}",
                "messages[0].content[0].source.type "
                        + "| {\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"file\"}}]}"
            })
    void refusesByNameWhatATurnCannotHave(String field, String turn) {
        assertThatThrownBy(() -> asked("\"messages\":[" + turn + "]"))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        problem -> assertThat(problem.field()).isEqualTo(field));
    }

    private static JsonNode asked(String members) {
        return new Chats(
                        Operation.MESSAGES,
                        new MessagesTranslation(),
                        "{\"model\":\"small-1\",\"max_tokens\":100," + members + "}")
                .asked();
    }
}
