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

/** Anthropic's Messages over providers of chat completions, as any Anthropic client uses them. */
class MessagesTest extends ChatTest {

    private static final String MESSAGES = "/v1/messages";

    @Test
    void answersWithAMessageAndItsCost() {
        Reply answer =
                caller.post(MESSAGES, message("\"system\": \"Be brief.\"")).expect(200);

        JsonNode message = answer.json();
        assertThat(message.get("type").asString()).isEqualTo("message");
        assertThat(message.get("model").asString()).isEqualTo(Market.MODEL);
        assertThat(message.at("/content/0/text").asString()).isNotEmpty();
        assertThat(message.at("/usage/output_tokens").asLong()).isPositive();
        assertThat(message.at("/usage/cost").decimalValue()).isPositive();
        assertThat(message.at("/usage/cost_details/charged").decimalValue())
                .isEqualByComparingTo(
                        new BigDecimal(answer.header("x-tollgate-cost").orElseThrow()));
        assertThat(answer.header("request-id")).isEqualTo(answer.header("x-request-id"));
        JsonNode sent = lastReceived(Market.CHEAP);
        assertThat(sent.at("/messages/0/content").asString()).isEqualTo("Be brief.");
        assertThat(sent.get("max_tokens").asLong()).isEqualTo(400);
    }

    @Test
    void knowsAnthropicsHeaders() {
        String secret =
                person.createKey(person.createTeam("claude")).get("secret").asString();

        anyone().with("x-api-key", secret)
                .with("anthropic-version", "2023-06-01")
                .post(MESSAGES, message(""))
                .expect(200);
    }

    @Test
    void refusesANameOfAnEndUserThatIsTooLong() {
        String fields = "\"metadata\": {\"user_id\": \"" + "x".repeat(257) + "\"}";

        JsonNode error = error(caller.post(MESSAGES, message(fields)), 400, "invalid_request_error");

        assertThat(error.get("message").asString()).contains("metadata.user_id").contains("257");
    }

    @Test
    void streamsInAnthropicsEvents() throws IOException {
        String stream = read(caller.stream(MESSAGES, message("\"stream\": true")));

        assertThat(stream)
                .startsWith("event: message_start\n")
                .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n")
                .contains("\"stop_reason\":\"end_turn\"")
                .doesNotContain("[DONE]");
        JsonNode end = data(stream, "message_delta");
        assertThat(end.at("/usage/cost").decimalValue()).isPositive();
        assertThat(end.at("/usage/input_tokens").asLong()).isPositive();
    }

    @Test
    void tellsWhatIsChargedForAStreamWhoseProviderTellsNoUsage() throws IOException {
        cheap().behave(cheap().behaviour().withoutUsage());

        HttpResponse<InputStream> answer = caller.stream(MESSAGES, message("\"stream\": true"));

        JsonNode usage = data(read(answer), "message_delta").get("usage");
        JsonNode row = row(answer);
        assertThat(usage.get("input_tokens").asLong())
                .isPositive()
                .isEqualTo(row.at("/usage/input_tokens").asLong());
        assertThat(usage.get("output_tokens").asLong())
                .isEqualTo(row.at("/usage/output_tokens").asLong());
        assertThat(usage.get("cost").decimalValue())
                .isEqualByComparingTo(row.at("/usage/cost").decimalValue());
    }

    @Test
    void tellsWhatIsChargedForAnAnswerWhoseProviderTellsNoUsage() {
        cheap().behave(cheap().behaviour().withoutUsage());

        Reply answer = caller.post(MESSAGES, message("")).expect(200);

        JsonNode usage = answer.json().get("usage");
        JsonNode row = row(answer);
        assertThat(usage.get("input_tokens").asLong())
                .isPositive()
                .isEqualTo(row.at("/usage/input_tokens").asLong());
        assertThat(usage.get("output_tokens").asLong())
                .isEqualTo(row.at("/usage/output_tokens").asLong());
        assertThat(usage.get("cost").decimalValue())
                .isEqualByComparingTo(row.at("/usage/cost").decimalValue());
        assertThat(row.at("/usage/usage_source").asString()).isEqualTo("estimated");
    }

    @Test
    void streamsAToolsArguments() throws IOException {
        String stream = read(caller.stream(MESSAGES, message("""
                "stream": true, "tool_choice": {"type": "any"},
                "tools": [{"name": "weather", "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}}}]""")));

        assertThat(data(stream, "content_block_start").at("/content_block/name").asString())
                .isEqualTo("weather");
        assertThat(data(stream, "message_delta").at("/delta/stop_reason").asString())
                .isEqualTo("tool_use");
    }

    @Test
    void endsAStreamThatBreaksWithAnErrorAndNeverWithAnEnd() throws IOException {
        cheap().fail(new Fault.ResetAfter(3));

        String stream = read(caller.stream(MESSAGES, message("\"stream\": true")));

        assertThat(stream).doesNotContain("message_stop").doesNotContain("end_turn");
        assertThat(data(stream, "error").at("/error/type").asString()).isEqualTo("api_error");
    }

    @Test
    void keepsTheCallerWithPingsAndNamesTheProviderAtTheEnd() throws IOException {
        cheap().behave(cheap().behaviour()
                .paced(TestStack.FIRST_EVENT_HOLD.plus(Duration.ofMillis(500)), Duration.ZERO));

        String stream = read(caller.stream(MESSAGES, message("\"stream\": true")));

        assertThat(stream).startsWith("event: ping\ndata: {\"type\": \"ping\"}\n\n");
        assertThat(data(stream, "message_delta").get("provider").asString()).isEqualTo(Market.CHEAP);
    }

    @Test
    void refusesInAnthropicsWords() {
        error(anyone().post(MESSAGES, message("")), 401, "authentication_error");
        error(anyone().with("x-api-key", "sk-ant-x").post(MESSAGES, message("")), 401, "authentication_error");
        error(caller.post(MESSAGES, "{"), 400, "invalid_request_error");
        error(caller.post(MESSAGES, message("").replace(Market.MODEL, "no-such")), 404, "not_found_error");
        error(
                caller.post(MESSAGES, message("\"padding\": \"" + "x".repeat(TestStack.MAX_REQUEST_BYTES) + "\"")),
                413,
                "request_too_large");
        simulator().providers().forEach(provider -> provider.fail(Fault.status(500)));
        error(caller.post(MESSAGES, message("")), 502, "api_error");
    }

    @Test
    void refusesARequestWithoutAnOutputLimit() {
        JsonNode error = error(
                caller.post(MESSAGES, message("").replace("\"max_tokens\": 400", "\"x\": 1")),
                400,
                "invalid_request_error");

        assertThat(error.get("message").asString()).contains("'max_tokens'");
    }

    @Test
    void refusesWhatNoProviderOfTheModelUnderstands() {
        JsonNode error = error(caller.post(MESSAGES, message("\"top_k\": 4")), 400, "invalid_request_error");

        assertThat(error.get("param").asString()).isEqualTo("top_k");
    }

    @Test
    void givesAProvidersRefusalInAnthropicsWords() {
        simulator().providers().forEach(provider -> provider.fail(Fault.contextLengthExceeded()));

        JsonNode error = error(caller.post(MESSAGES, message("")), 400, "invalid_request_error");

        assertThat(error.get("message").asString()).contains("maximum context length is 8192 tokens");
    }

    @Test
    void refusesWhatABudgetOrARateDoesNotAllow() {
        JsonNode broke = person.createKey(person.createTeam(
                "broke", "\"budgets\": [{\"amount\": \"0.000001\", \"window\": \"day\", \"kind\": \"hard\"}]"));
        JsonNode slow = person.createKey(person.createTeam("slow", "\"rate_limits\": {\"rpm\": 0}"));

        error(callerWith(broke).post(MESSAGES, message("")), 402, "billing_error");
        error(callerWith(slow).post(MESSAGES, message("")), 429, "rate_limit_error");
    }

    @Test
    void countsTokensWithoutAskingAnybody() {
        String path = MESSAGES + "/count_tokens";

        long few = caller.post(path, body(""))
                .expect(200)
                .json()
                .get("input_tokens")
                .asLong();
        long more = caller.post(path, body("\"system\": \"" + "word ".repeat(400) + "\""))
                .expect(200)
                .json()
                .get("input_tokens")
                .asLong();

        assertThat(few).isBetween(4L, 10L);
        assertThat(more - few).isEqualTo(500);
        assertThat(cheap().received()).isEmpty();
        error(caller.post(path, body("").replace(Market.MODEL, "no-such")), 404, "not_found_error");
        error(caller.post(path, "{\"model\": \"" + Market.MODEL + "\"}"), 400, "invalid_request_error");
    }

    private static String message(String fields) {
        return body("\"max_tokens\": 400" + (fields.isEmpty() ? "" : ", " + fields));
    }

    private static JsonNode error(Reply answer, int status, String type) {
        JsonNode body = answer.expect(status).json();
        assertThat(body.get("type").asString()).isEqualTo("error");
        assertThat(body.at("/error/type").asString()).as(answer.body()).isEqualTo(type);
        assertThat(body.at("/error/message").asString()).isNotEmpty();
        return body.get("error");
    }

    private static JsonNode data(String stream, String event) {
        String text = stream.substring(stream.indexOf("event: " + event + "\n"));
        return JsonMapper.shared()
                .readTree(text.lines().skip(1).findFirst().orElseThrow().substring("data: ".length()));
    }
}
