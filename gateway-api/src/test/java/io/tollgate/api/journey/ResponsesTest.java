package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.api.testing.TestStack;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenAI's Responses over providers of chat completions, as any OpenAI client uses them. */
class ResponsesTest extends ChatTest {

    private static final String RESPONSES = "/v1/responses";

    @Test
    void answersWithAResponseAndItsCost() {
        Reply answer = caller.post(RESPONSES, request("\"instructions\": \"Be brief.\", \"max_output_tokens\": 400"))
                .expect(200);

        JsonNode response = answer.json();
        assertThat(response.get("object").asString()).isEqualTo("response");
        assertThat(response.get("status").asString()).isEqualTo("completed");
        assertThat(response.get("model").asString()).isEqualTo(Market.MODEL);
        assertThat(response.at("/output/0/content/0/text").asString()).isNotEmpty();
        assertThat(response.at("/usage/cost").decimalValue())
                .isPositive()
                .isEqualByComparingTo(
                        new BigDecimal(answer.header("x-tollgate-cost").orElseThrow()));
        JsonNode sent = lastReceived(Market.CHEAP);
        assertThat(sent.at("/messages/0/content").asString()).isEqualTo("Be brief.");
        assertThat(sent.get("max_tokens").asLong()).isEqualTo(400);
    }

    @Test
    void streamsInNumberedEvents() throws IOException {
        String stream = read(caller.stream(RESPONSES, request("\"stream\": true")));

        assertThat(stream).startsWith("event: response.created\n").doesNotContain("[DONE]");
        JsonNode end = data(stream, "response.completed");
        assertThat(end.at("/response/usage/cost").decimalValue()).isPositive();
        assertThat(end.get("sequence_number").asInt()).isPositive();
    }

    @Test
    void tellsWhatIsChargedForAStreamWhoseProviderTellsNoUsage() throws IOException {
        cheap().behave(cheap().behaviour().withoutUsage());

        HttpResponse<InputStream> answer = caller.stream(RESPONSES, request("\"stream\": true"));

        JsonNode usage = data(read(answer), "response.completed").at("/response/usage");
        JsonNode row = row(answer);
        assertThat(usage.get("input_tokens").asLong())
                .isPositive()
                .isEqualTo(row.at("/usage/input_tokens").asLong());
        assertThat(usage.get("total_tokens").asLong())
                .isEqualTo(row.at("/usage/input_tokens").asLong()
                        + row.at("/usage/output_tokens").asLong());
    }

    @Test
    void tellsWhatIsChargedForAnAnswerWhoseProviderTellsNoUsage() {
        cheap().behave(cheap().behaviour().withoutUsage());

        Reply answer = caller.post(RESPONSES, request("")).expect(200);

        JsonNode usage = answer.json().get("usage");
        JsonNode row = row(answer);
        assertThat(usage.get("input_tokens").asLong())
                .isPositive()
                .isEqualTo(row.at("/usage/input_tokens").asLong());
        assertThat(usage.get("cost").decimalValue())
                .isEqualByComparingTo(row.at("/usage/cost").decimalValue());
    }

    @Test
    void streamsAFunctionsArguments() throws IOException {
        String stream = read(caller.stream(RESPONSES, request("""
                "stream": true, "tool_choice": "required",
                "tools": [{"type": "function", "name": "weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}}]""")));

        JsonNode done = data(stream, "response.function_call_arguments.done");
        assertThat(JsonMapper.shared()
                        .readTree(done.get("arguments").asString())
                        .isObject())
                .isTrue();
        assertThat(data(stream, "response.completed")
                        .at("/response/output/0/name")
                        .asString())
                .isEqualTo("weather");
    }

    @Test
    void endsAStreamThatBreaksWithAFailureAndAnError() throws IOException {
        cheap().fail(new Fault.ResetAfter(3));

        String stream = read(caller.stream(RESPONSES, request("\"stream\": true")));

        assertThat(data(stream, "response.failed").at("/response/status").asString())
                .isEqualTo("failed");
        assertThat(data(stream, "error").at("/error/code").asString()).isEqualTo("upstream_stream_broken");
        assertThat(stream).doesNotContain("response.completed");
    }

    @Test
    void fallsBackUnderneathBeforeTheFirstContent() throws IOException {
        cheap().fail(Fault.status(500));

        String stream = read(caller.stream(RESPONSES, request("\"stream\": true")));

        assertThat(stream.split("event: response.created\n", -1)).hasSize(2);
        assertThat(data(stream, "response.completed").at("/response/status").asString())
                .isEqualTo("completed");
    }

    @Test
    void keepsTheCallerWithCommentsAndNamesTheProviderAtTheEnd() throws IOException {
        cheap().behave(cheap().behaviour()
                .paced(TestStack.FIRST_EVENT_HOLD.plus(Duration.ofMillis(500)), Duration.ZERO));

        String stream = read(caller.stream(RESPONSES, request("\"stream\": true")));

        assertThat(stream).startsWith(": waiting\n\n");
        assertThat(data(stream, "response.completed").get("provider").asString())
                .isEqualTo(Market.CHEAP);
    }

    @Test
    void refusesWhatIsStoredOrRunElsewhereByName() {
        JsonNode stored = caller.post(RESPONSES, request("\"previous_response_id\": \"resp_1\""))
                .expectError(400, "unsupported_parameter");
        JsonNode hosted = caller.post(RESPONSES, request("\"tools\": [{\"type\": \"web_search\"}]"))
                .expectError(400, "unsupported_parameter");

        assertThat(stored.get("param").asString()).isEqualTo("previous_response_id");
        assertThat(hosted.get("param").asString()).isEqualTo("tools[0].type");
    }

    @Test
    void refusesARequestWithoutInput() {
        caller.post(RESPONSES, "{\"model\": \"" + Market.MODEL + "\"}").expectError(400, "missing_required_parameter");
        caller.post(RESPONSES, request("").replace("\"Hello\"", "7")).expectError(400, "invalid_value");
    }

    private static String request(String fields) {
        return "{\"model\": \"" + Market.MODEL + "\", \"input\": \"Hello\"" + (fields.isEmpty() ? "" : ", " + fields)
                + "}";
    }

    private static JsonNode data(String stream, String event) {
        int start = stream.indexOf("event: " + event + "\n");
        assertThat(start).as(event + " in " + stream).isNotNegative();
        String data = stream.substring(start).lines().skip(1).findFirst().orElseThrow();
        return JsonMapper.shared().readTree(data.substring("data: ".length()));
    }
}
