package io.tollgate.api.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.api.canonical.Chats;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.Untranslatable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChatOfResponsesTest {

    @Test
    void putsInstructionsBeforeTheInput() {
        assertThat(asked("\"instructions\":\"Be brief.\",\"input\":\"Hi\"").get("messages"))
                .isEqualTo(Chats.json("""
                        [{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}]"""));
    }

    @Test
    void makesOneMessageOfWhatTheModelThoughtSaidAndCalled() {
        JsonNode chat = asked("""
                "input":[{"role":"user","content":[{"type":"input_text","text":"Hi"}]},
                  {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Hm"}]},
                  {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Let me see","annotations":[]}]},
                  {"type":"function_call","id":"fc_1","call_id":"c1","name":"look","arguments":"{\\"a\\":1}"},
                  {"type":"function_call","call_id":"c2","name":"look","arguments":""},
                  {"type":"function_call_output","call_id":"c1","output":"one"},
                  {"type":"function_call_output","call_id":"c2","output":[{"type":"input_text","text":"two"}]},
                  {"role":"developer","content":"Go on"}]""");

        assertThat(chat.get("messages")).isEqualTo(Chats.json("""
                [{"role":"user","content":"Hi"},
                 {"role":"assistant","content":"Let me see","reasoning_content":"Hm","tool_calls":[
                   {"id":"c1","type":"function","function":{"name":"look","arguments":"{\\"a\\":1}"}},
                   {"id":"c2","type":"function","function":{"name":"look","arguments":"{}"}}]},
                 {"role":"tool","tool_call_id":"c1","content":"one"},
                 {"role":"tool","tool_call_id":"c2","content":"two"},
                 {"role":"system","content":"Go on"}]"""));
    }

    @Test
    void keepsTwoTextsOfTheModelApart() {
        JsonNode chat = asked("""
                "input":[{"role":"assistant","content":"One"},{"role":"assistant","content":"Two"},{"role":"user","content":"?"}]""");

        assertThat(chat.at("/messages/0/content").asString()).isEqualTo("One");
        assertThat(chat.at("/messages/1/content").asString()).isEqualTo("Two");
    }

    @Test
    void turnsImagesFilesAndAudioIntoParts() {
        JsonNode chat = asked("""
                "input":[{"role":"user","content":[
                  {"type":"input_image","image_url":"https://x/y.png","detail":"low"},
                  {"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,AA"},
                  {"type":"input_audio","input_audio":{"data":"AA","format":"wav"}}]}]""");

        assertThat(chat.at("/messages/0/content")).isEqualTo(Chats.json("""
                [{"type":"image_url","image_url":{"url":"https://x/y.png","detail":"low"}},
                 {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AA"}},
                 {"type":"input_audio","input_audio":{"data":"AA","format":"wav"}}]"""));
    }

    @Test
    void anImageInAResultComesAfterIt() {
        JsonNode chat = asked("""
                "input":[{"type":"function_call_output","call_id":"c1","output":[{"type":"input_image","image_url":"https://x/y.png"}]}]""");

        assertThat(chat.at("/messages/0/content").asString()).isEqualTo("[content below]");
        assertThat(chat.at("/messages/1/content/0/image_url/url").asString()).isEqualTo("https://x/y.png");
    }

    @Test
    void nothingComesBetweenTheResultsOfCallsThatWereMadeAtOnce() {
        JsonNode chat = asked("""
                "input":[{"type":"function_call_output","call_id":"c1","output":[{"type":"input_image","image_url":"https://x/1.png"}]},
                  {"type":"function_call_output","call_id":"c2","output":[{"type":"input_image","image_url":"https://x/2.png"}]},
                  {"role":"user","content":"So?"}]""");

        assertThat(chat.get("messages")).isEqualTo(Chats.json("""
                [{"role":"tool","tool_call_id":"c1","content":"[content below]"},
                 {"role":"tool","tool_call_id":"c2","content":"[content below]"},
                 {"role":"user","content":[{"type":"image_url","image_url":{"url":"https://x/1.png"}},
                   {"type":"image_url","image_url":{"url":"https://x/2.png"}}]},
                 {"role":"user","content":"So?"}]"""));
    }

    @Test
    void namesFunctionsFormatAndLimitsAsAChatDoes() {
        JsonNode chat = asked("""
                "input":"Hi","max_output_tokens":50,"reasoning":{"effort":"low"},"store":true,"user":"u-1","include":[],
                "tools":[{"type":"function","name":"look","description":null,"parameters":{"type":"object"},"strict":true}],
                "tool_choice":{"type":"function","name":"look"},"parallel_tool_calls":false,"background":false,
                "text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"},"strict":true}}""");

        assertThat(chat.get("max_tokens").asLong()).isEqualTo(50);
        assertThat(chat.get("reasoning_effort").asString()).isEqualTo("low");
        assertThat(chat.get("user").asString()).isEqualTo("u-1");
        assertThat(chat.get("tools")).isEqualTo(Chats.json("""
                [{"type":"function","function":{"name":"look","parameters":{"type":"object"},"strict":true}}]"""));
        assertThat(chat.get("tool_choice")).isEqualTo(Chats.json("""
                {"type":"function","function":{"name":"look"}}"""));
        assertThat(chat.get("parallel_tool_calls").asBoolean()).isFalse();
        assertThat(chat.get("response_format")).isEqualTo(Chats.json("""
                {"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"},"strict":true}}"""));
        assertThat(chat.has("store")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "previous_response_id | \"input\":\"Hi\",\"previous_response_id\":\"resp_1\"",
                "conversation | \"input\":\"Hi\",\"conversation\":\"conv_1\"",
                "background | \"input\":\"Hi\",\"background\":true",
                "tools[0].type | \"input\":\"Hi\",\"tools\":[{\"type\":\"web_search\"}]",
                "tool_choice.type | \"input\":\"Hi\",\"tools\":[{\"type\":\"function\",\"name\":\"f\"}],"
                        + "\"tool_choice\":{\"type\":\"file_search\"}",
                "input[0].type | \"input\":[{\"type\":\"item_reference\",\"id\":\"x\"}]",
                "input[0].role | \"input\":[{\"role\":\"robot\",\"content\":\"x\"}]",
                "input[0].content | \"input\":[{\"role\":\"user\"}]",
                "input[0].content[0].image_url "
                        + "| \"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"file_id\":\"f\"}]}]"
            })
    void refusesByNameWhatAChatHasNoWordFor(String field, String members) {
        assertThatThrownBy(() -> asked(members))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        problem -> assertThat(problem.field()).isEqualTo(field));
    }

    @Test
    void saysHowAClientSendsItsItemsInsteadOfTheirIds() {
        assertThatThrownBy(() -> asked("\"input\":[{\"type\":\"item_reference\",\"id\":\"msg_1\"}]"))
                .hasMessageContaining("\"store\": false");
    }

    @Test
    void thoughtsThatNobodyKeepsAreLeftOut() {
        JsonNode chat =
                asked("\"input\":[{\"role\":\"user\",\"content\":\"Hi\"},{\"type\":\"item_reference\",\"id\":\"rs_1\"},"
                        + "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{}\"},"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"x\"}]");

        assertThat(chat.path("messages")).hasSize(3);
        assertThat(chat.at("/messages/1/tool_calls/0/id").asString()).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"someone else's\"", "\"tg1.???\"", "null", "7"})
    void reasoningThatItDidNotSealIsLeftOut(String sealed) {
        JsonNode chat = asked("\"input\":[{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":" + sealed
                + "},{\"role\":\"assistant\",\"content\":\"x\"}]");

        assertThat(chat.at("/messages/0").has("reasoning_details")).isFalse();
    }

    private static JsonNode asked(String members) {
        return new Chats(Operation.RESPONSES, new ResponsesTranslation(), "{\"model\":\"small-1\"," + members + "}")
                .asked();
    }
}
