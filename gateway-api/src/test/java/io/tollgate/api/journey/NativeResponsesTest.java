package io.tollgate.api.journey;

import static io.tollgate.api.journey.ChatTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Cloud;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A model whose provider has OpenAI's Responses itself; the dearer one has not, and serves them as chats. */
class NativeResponsesTest extends SoldByFamily {

    private static final String TOOLS =
            "\"tool_choice\": \"required\", \"tools\": [{\"type\": \"function\", \"name\": \"a\","
                    + " \"parameters\": {\"type\": \"object\"}}, {\"type\": \"function\", \"name\": \"b\"}]";

    NativeResponsesTest() {
        super("alder-responses", "openai", "gpt-5");
    }

    @Override
    String baseUrl(Cloud cloud) {
        return simulator().baseUrl("alder");
    }

    @Override
    String credential(Cloud cloud) {
        return simulator().provider("alder").apiKey();
    }

    @Override
    String path(boolean stream) {
        return "/v1/responses";
    }

    @Test
    void passesARequestThroughByteForByteButForTheModelAndThatNothingIsStored() {
        String members =
                "\"input\" : [{\"role\":\"user\",\"content\":\"H\\u00e9\"}],\"x_unknown\":{\"b\":1e2,\"a\":[]},"
                        + "\"max_output_tokens\":400,\"store\":true";

        Reply answer = caller().post(RESPONSES, "{\"model\":\"" + model() + "\" ," + members + "}")
                .expect(200);

        assertThat(lastReceived().path()).endsWith(path(false));
        assertThat(lastReceived().bodyText())
                .isEqualTo("{\"model\":\"gpt-5\" ," + members.replace("\"store\":true", "\"store\":false")
                        + ",\"include\":[\"reasoning.encrypted_content\"]}");
        assertThat(answer.body()).contains("\"id\":\"resp_alder-", "\"model\":\"" + model() + "\"", "\"store\":false");
        assertThat(answer.json().at("/output/0/content/0/text").asString()).startsWith("A toll gate");
    }

    @Test
    void chargesExactlyWhatWasUsed() throws IOException {
        simulator().provider("alder").behave(Behaviour.INSTANT.answering(30, 5).counting(10, 2));

        Reply answer =
                caller().post(RESPONSES, response("\"max_output_tokens\": 400")).expect(200);
        HttpResponse<InputStream> streamed = caller().stream(RESPONSES, response("\"stream\": true"));
        JsonNode last = last(read(streamed));

        JsonNode usage = answer.json().path("usage");
        assertThat(usage.path("output_tokens").asInt()).isEqualTo(40);
        assertThat(usage.path("cost").decimalValue()).isPositive();
        assertRow(
                answer.header("x-request-id").orElseThrow(),
                "responses",
                usage.path("cost").decimalValue());
        assertRow(
                streamed.headers().firstValue("x-request-id").orElseThrow(),
                "responses",
                last.at("/response/usage/cost").decimalValue());
    }

    @Test
    void passesEventsThrough() throws IOException {
        String stream = read(caller().stream(RESPONSES, response("\"stream\": true")));

        assertThat(stream)
                .startsWith("event: response.created\ndata: {\"type\":\"response.created\",\"sequence_number\":0,")
                .contains("\"model\":\"" + model() + "\"", "event: response.output_text.delta\n")
                .doesNotContain("gpt-5", "[DONE]");
        assertThat(last(stream).path("type").asString()).isEqualTo("response.completed");
        assertThat(last(stream).at("/response/usage/cost").decimalValue()).isPositive();
    }

    @Test
    void callsTools() throws IOException {
        JsonNode output =
                caller().post(RESPONSES, response(TOOLS)).expect(200).json().path("output");
        String stream = read(caller().stream(RESPONSES, response("\"stream\": true, " + TOOLS)));

        assertThat(output.at("/1/name").asString()).isEqualTo("b");
        assertThat(stream).contains("event: response.function_call_arguments.delta", "\"name\":\"b\"");
    }

    @Test
    void endsAResponseThatItsLimitCuts() {
        Reply answer =
                caller().post(RESPONSES, response("\"max_output_tokens\": 20")).expect(200);

        assertThat(answer.json().at("/incomplete_details/reason").asString()).isEqualTo("max_output_tokens");
        assertThat(row(answer.header("x-request-id").orElseThrow())
                        .path("finish_reason")
                        .asString())
                .isEqualTo("length");
    }

    static List<Fault> failures() {
        return List.of(
                Fault.rateLimited(1),
                Fault.status(500),
                new Fault.EmptyBody(),
                new Fault.ErrorEventAfter(0),
                new Fault.EndAfter(2));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void goesOnInAChatWhen(Fault fault) throws IOException {
        simulator().provider("alder").fail(fault);

        HttpResponse<InputStream> answer = caller().stream(RESPONSES, response("\"stream\": true"));
        String stream = read(answer);

        assertThat(stream).startsWith("event: response.created\n").contains("event: response.completed");
        assertThat(answer.headers().firstValue("x-tollgate-provider")).contains("birch");
    }

    @Test
    void endsAStreamThatBreaksWithAnError() throws IOException {
        simulator().provider("alder").fail(new Fault.EndAfter(8));

        String stream = read(caller().stream(RESPONSES, response("\"stream\": true")));

        assertThat(stream)
                .contains("event: response.output_text.delta", "event: error\n")
                .doesNotContain("response.completed");
    }

    @Test
    void stopsTheProvidersWorkWhenTheCallerLeaves() throws IOException {
        JsonNode row = rowAfterLeaving(RESPONSES, response("\"stream\": true"));

        assertThat(row.path("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void refusesWhatNeedsSomethingStored() {
        for (String member : List.of("\"previous_response_id\": \"resp_1\"", "\"background\": true")) {
            JsonNode error = caller().post(RESPONSES, response(member))
                    .expect(400)
                    .json()
                    .path("error");

            assertThat(member).contains(error.path("param").asString());
        }
        assertThat(simulator().provider("alder").received()).isEmpty();
    }

    @Test
    void neverReachesAFileInTheOperatorsAccount() {
        JsonNode error = caller().post(
                        RESPONSES,
                        "{\"model\": \"" + model() + "\", \"input\": [{\"role\": \"user\", \"content\":"
                                + " [{\"type\": \"input_file\", \"file_id\": \"file-of-another\"}]}]}")
                .expect(400)
                .json()
                .path("error");

        assertThat(error.path("param").asString()).contains("file_");
        assertThat(simulator().provider("alder").received()).isEmpty();
    }

    private String response(String members) {
        return "{\"model\": \"" + model() + "\", \"input\": \"Hello\", " + members + "}";
    }

    private static JsonNode last(String stream) {
        List<JsonNode> events = ChatTest.events(stream);
        return events.get(events.size() - 1);
    }
}
