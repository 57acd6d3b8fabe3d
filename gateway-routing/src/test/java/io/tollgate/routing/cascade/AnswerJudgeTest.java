package io.tollgate.routing.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerJudgeTest {

    private static final String SCHEMA = """
            {'response_format': {'type': 'json_schema', 'json_schema': {'name': 'n', 'schema':
             {'type': 'object', 'required': ['age'], 'additionalProperties': false,
              'properties': {'age': {'type': 'integer', 'minimum': 0}, 'pets': {'type': 'array', 'items': {'$ref': '#/$defs/pet'}}},
              '$defs': {'pet': {'enum': ['cat', 'dog']}}}}}}""";
    private static final String TOOLS = """
            {'tools': [{'type': 'function', 'function': {'name': 'look', 'parameters':
             {'type': 'object', 'required': ['at'], 'properties': {'at': {'type': 'string'}}}}}]}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'content': 'Hello'} | stop | ",
                "{'content': null, 'refusal': 'I will not'} | stop | refused",
                "{'content': ''} | content_filter | refused",
                "{'content': 'Hell'} | length | truncated"
            })
    void looksAtHowAnAnswerEnds(String message, String finish, String fault) {
        assertThat(judged("{}", message, finish, false)).isEqualTo(Optional.ofNullable(fault));
    }

    @Test
    void blamesNobodyForTheCallersOwnLimit() {
        assertThat(judged("{}", "{'content': 'Hell'}", "length", true)).isEmpty();
    }

    @Test
    void findsAnAnswerWithoutAWordEmpty() {
        assertThat(new AnswerJudge(Operation.CHAT, request("{}"), false).fault(answer("{'content': ''}", "stop", 0)))
                .contains("empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\\'age\\': 7} | ",
                "{\\'age\\': 7, \\'pets\\': [\\'cat\\']} | ",
                "{\\'age\\': 7, \\'pets\\': [\\'cow\\']} | schema",
                "{\\'age\\': -1} | schema",
                "{\\'age\\': \\'seven\\'} | schema",
                "{\\'years\\': 7} | schema",
                "{\\'age\\': 7 | schema",
                "seven | schema"
            })
    void holdsDocumentsAgainstTheSchemaThatWasAskedFor(String content, String fault) {
        assertThat(judged(SCHEMA, "{'content': '" + content + "'}", "stop", false))
                .isEqualTo(Optional.ofNullable(fault));
    }

    @Test
    void wantsAnObjectWhereAnyWillDo() {
        String request = "{'response_format': {'type': 'json_object'}}";

        assertThat(judged(request, "{'content': '{}'}", "stop", false)).isEmpty();
        assertThat(judged(request, "{'content': '[]'}", "stop", false)).contains("schema");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "look | {\\'at\\': \\'stars\\'} | ",
                "look | {\\'at\\': 7} | tool_arguments",
                "look | {\\'at\\': | tool_arguments",
                "look | {} | tool_arguments",
                "sing | {} | tool_arguments"
            })
    void holdsToolCallsAgainstTheToolsThatThereAre(String name, String arguments, String fault) {
        String message = "{'content': null, 'tool_calls': [{'id': 'c', 'type': 'function', 'function': {'name': '"
                + name + "', 'arguments': '" + arguments + "'}}]}";

        assertThat(judged(TOOLS, message, "tool_calls", false)).isEqualTo(Optional.ofNullable(fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type': ['string', 'null']} | null | true",
                "{'const': 1} | 2 | false",
                "{'anyOf': [{'type': 'string'}, {'type': 'array', 'maxItems': 1}]} | [1, 2] | false",
                "{'oneOf': [{'type': 'number'}, {'type': 'integer'}]} | 1 | false",
                "{'allOf': [{'minLength': 2}, {'maxLength': 3}]} | 'abc' | true",
                "{'additionalProperties': {'type': 'string'}} | {'a': 1} | false",
                "{'not-known': 1} | {'a': 1} | true",
                "{'$ref': '#'} | 1 | true",
                "false | 1 | false"
            })
    void knowsTheSchemasThatModelsAreAskedFor(String schema, String document, boolean accepted) {
        assertThat(new JsonSchema(Json.read(bytes(schema))).accepts(Json.read(bytes(document))))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type': 'text', 'text': '{}'} | ",
                "{'type': 'text', 'text': 'none'} | schema",
                "{'type': 'thinking', 'thinking': 'hm'}, {'type': 'text', 'text': '{}'} | ",
                "{'type': 'tool_use', 'id': 't', 'name': 'look', 'input': {'at': 'it'}} | ",
                "{'type': 'tool_use', 'id': 't', 'name': 'look', 'input': {}} | tool_arguments",
                "{'type': 'tool_use', 'id': 't', 'name': 'look', 'input': 'cut o'} | tool_arguments",
                "{'type': 'tool_use', 'id': 't', 'name': 'sing', 'input': {}} | tool_arguments"
            })
    void judgesMessagesByWhatTheirRequestsAskFor(String blocks, String fault) {
        JsonMembers asked = request("""
                {'output_config': {'format': {'type': 'json_schema', 'schema': {'type': 'object'}}},
                 'tools': [{'name': 'look', 'input_schema': {'type': 'object', 'required': ['at']}}]}""");
        Answer answer = whole("{'stop_reason': 'end_turn', 'content': [" + blocks + "]}");

        assertThat(new AnswerJudge(Operation.MESSAGES, asked, true).fault(answer))
                .isEqualTo(Optional.ofNullable(fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type': 'message', 'content': [{'type': 'output_text', 'text': '{}'}]} | ",
                "{'type': 'message', 'content': [{'type': 'output_text', 'text': 'none'}]} | schema",
                "{'type': 'message', 'content': [{'type': 'refusal', 'refusal': 'No.'}]} | refused",
                "{'type': 'function_call', 'name': 'look', 'arguments': '{\\'at\\': 1}'} | ",
                "{'type': 'function_call', 'name': 'look', 'arguments': '{'} | tool_arguments",
                "{'type': 'function_call', 'name': 'sing', 'arguments': ''} | tool_arguments",
                "{'type': 'custom_tool_call', 'name': 'own', 'input': 'x'} | "
            })
    void judgesResponsesByWhatTheirRequestsAskFor(String items, String fault) {
        JsonMembers asked = request("""
                {'text': {'format': {'type': 'json_object'}},
                 'tools': [{'type': 'function', 'name': 'look', 'parameters': {'required': ['at']}}]}""");

        assertThat(new AnswerJudge(Operation.RESPONSES, asked, true).fault(whole("{'output': [" + items + "]}")))
                .isEqualTo(Optional.ofNullable(fault));
    }

    private static Answer whole(String body) {
        return new Answer(bytes(body), Optional.empty(), Optional.of("stop"), 5);
    }

    private static Optional<String> judged(String request, String message, String finish, boolean limited) {
        return new AnswerJudge(Operation.CHAT, request(request), limited).fault(answer(message, finish, 5));
    }

    private static Answer answer(String message, String finish, long output) {
        byte[] body = bytes("{'choices': [{'message': " + message + "}]}");
        return new Answer(body, Optional.empty(), Optional.of(finish), output);
    }

    private static JsonMembers request(String json) {
        return JsonMembers.read(bytes(json));
    }

    /** With ' for ", and \' for " within a text. */
    private static byte[] bytes(String json) {
        return json.replace("\\'", "\\\"").replace("'", "\"").getBytes(StandardCharsets.UTF_8);
    }
}
