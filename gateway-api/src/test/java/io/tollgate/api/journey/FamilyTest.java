package io.tollgate.api.journey;

import static io.tollgate.api.journey.ChatTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Cloud;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.ReceivedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every family of providers does for callers of every protocol; each family inherits it. */
@ExtendWith(OutputCaptureExtension.class)
abstract class FamilyTest extends SoldByFamily {

    private static final String USAGE = "\"stream\": true, \"stream_options\": {\"include_usage\": true}";
    private static final String TOOLS = "\"tool_choice\": \"required\", \"tools\": ["
            + "{\"type\": \"function\", \"function\": {\"name\": \"a\", \"parameters\": {\"type\": \"object\","
            + " \"properties\": {\"x\": {\"type\": \"integer\"}}, \"required\": [\"x\"]}}},"
            + " {\"type\": \"function\", \"function\": {\"name\": \"b\"}}]";

    FamilyTest(String slug, String preset, String upstreamModel) {
        super(slug, preset, upstreamModel);
    }

    @Test
    void answersAChatAndPutsItsExactCostIntoTheRow() {
        simulator().provider("alder").behave(Behaviour.INSTANT.answering(30, 5).counting(10, 2));

        Reply answer = caller().post(CHAT, chat("\"max_tokens\": 400")).expect(200);

        JsonNode body = answer.json();
        assertThat(body.path("model").asString()).isEqualTo(model());
        assertThat(body.at("/choices/0/message/content").asString()).startsWith("A toll gate");
        assertThat(body.at("/usage/completion_tokens").asInt()).isEqualTo(40);
        assertThat(lastReceived().path()).endsWith(path(false));
        assertCost(answer.header("x-request-id").orElseThrow(), "chat.completions", body.path("usage"));
    }

    @Test
    void streamsAChatAndPutsItsExactCostIntoTheRow() throws IOException {
        simulator().provider("alder").behave(Behaviour.INSTANT.answering(30, 5).counting(10, 2));

        HttpResponse<InputStream> answer = caller().stream(CHAT, chat(USAGE));
        String stream = read(answer);

        assertThat(stream).contains("A toll gate", "\"finish_reason\":\"stop\"").endsWith("data: [DONE]\n\n");
        assertThat(lastReceived().path()).endsWith(path(true));
        JsonNode usage = ChatTest.events(stream).stream()
                .map(event -> event.path("usage"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow();
        assertCost(answer.headers().firstValue("x-request-id").orElseThrow(), "chat.completions", usage);
    }

    @Test
    void callsSeveralTools() throws IOException {
        JsonNode message = caller().post(CHAT, chat(TOOLS)).expect(200).json().at("/choices/0");
        String stream = read(caller().stream(CHAT, chat("\"stream\": true, " + TOOLS)));

        assertThat(message.path("finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(message.at("/message/tool_calls/0/function/arguments").asString())
                .isEqualTo("{\"x\":7}");
        assertThat(message.at("/message/tool_calls/1/function/name").asString()).isEqualTo("b");
        assertThat(stream)
                .contains("\"name\":\"a\"", "\"name\":\"b\"", "\"index\":1", "\"finish_reason\":\"tool_calls\"");
    }

    @Test
    void takesTheResultsOfTheToolsItCalled() {
        JsonNode called = caller().post(CHAT, chat(TOOLS)).expect(200).json().at("/choices/0/message");

        caller().post(CHAT, """
                {"model": "%s", %s, "messages": [{"role": "user", "content": "Go"}, %s,
                 {"role": "tool", "tool_call_id": "%s", "content": "one"},
                 {"role": "tool", "tool_call_id": "%s", "content": "two"}]}""".formatted(
                                model(),
                                TOOLS.replace("required", "auto"),
                                called,
                                called.at("/tool_calls/0/id").asString(),
                                called.at("/tool_calls/1/id").asString()))
                .expect(200);

        assertThat(lastReceived().bodyText()).contains("one", "two");
    }

    @Test
    void answersMessages() throws IOException {
        String members = "\"max_tokens\": 400";

        Reply answer = caller().post(MESSAGES, chat(members)).expect(200);
        String stream = read(caller().stream(MESSAGES, chat(members + ", \"stream\": true")));

        assertThat(answer.json().at("/content/0/text").asString()).startsWith("A toll gate");
        assertThat(answer.json().at("/usage/cost").decimalValue()).isPositive();
        assertThat(stream).startsWith("event: message_start\n").contains("event: message_stop", "\"cost\":");
        assertRow(
                answer.header("x-request-id").orElseThrow(),
                "messages",
                answer.json().at("/usage/cost").decimalValue());
    }

    @Test
    void answersResponses() throws IOException {
        String request = "{\"model\": \"" + model() + "\", \"input\": \"Hello\"";

        Reply answer = caller().post(RESPONSES, request + "}").expect(200);
        String stream = read(caller().stream(RESPONSES, request + ", \"stream\": true}"));

        assertThat(answer.json().at("/output/0/content/0/text").asString()).startsWith("A toll gate");
        assertThat(answer.json().at("/usage/cost").decimalValue()).isPositive();
        assertThat(stream).contains("event: response.output_text.delta", "event: response.completed", "\"cost\":");
        assertRow(
                answer.header("x-request-id").orElseThrow(),
                "responses",
                answer.json().at("/usage/cost").decimalValue());
    }

    static Stream<Fault> failures() {
        return Stream.of(
                Fault.rateLimited(1),
                Fault.status(500),
                Fault.status(503),
                new Fault.ResetBeforeHeaders(),
                new Fault.EmptyBody(),
                new Fault.ErrorEventAfter(0));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void goesOnWithAnotherProviderWhen(Fault fault) throws IOException {
        simulator().provider("alder").fail(fault);

        HttpResponse<InputStream> answer = caller().stream(CHAT, chat(USAGE));
        String stream = read(answer);

        assertThat(stream).contains("A toll gate").endsWith("data: [DONE]\n\n");
        assertThat(answer.headers().firstValue("x-tollgate-provider")).contains("birch");
        assertThat(simulator().provider("alder").received()).isNotEmpty();
        assertThat(row(answer.headers().firstValue("x-request-id").orElseThrow())
                        .path("provider")
                        .asString())
                .isEqualTo("birch");
    }

    static Stream<Fault> breaks() {
        return Stream.of(new Fault.ErrorEventAfter(6), new Fault.EndAfter(6), new Fault.ResetAfter(6));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void endsAStreamWithAnErrorThatBreaksBy(Fault fault) throws IOException {
        simulator().provider("alder").fail(fault);

        String stream = read(caller().stream(CHAT, chat("\"stream\": true")));

        assertThat(stream)
                .contains("A toll gate", "\"finish_reason\":\"error\"")
                .doesNotContain("[DONE]");
    }

    @Test
    void stopsTheProvidersWorkWhenTheCallerLeaves() throws IOException {
        JsonNode row = rowAfterLeaving(CHAT, chat("\"stream\": true"));

        assertThat(row.path("status").asString()).isEqualTo("cancelled");
        assertThat(row.at("/usage/cost").decimalValue()).isPositive();
    }

    @Test
    void saysNothingOfWhatItsProviderQuotesOfTheCredential(CapturedOutput logs) {
        caller().post(CHAT, chat("\"max_tokens\": 4")).expect(200);
        List<String> secrets = Stream.of(secret(simulator().cloud("alder")), proof(lastReceived()))
                .filter(secret -> !secret.startsWith("Signature="))
                .toList();
        String quoted = "not with " + String.join(" or ", secrets);
        simulator().provider("alder").failNext(1, failure(400, quoted));
        simulator().provider("alder").failNext(1, failure(401, quoted));
        String alone = chat("\"provider\": {\"only\": [\"" + slug() + "\"]}");

        Reply rejected = caller().post(CHAT, alone).expect(400);
        Reply refused = caller().with("x-tollgate-explain", "true").post(CHAT, alone);

        assertThat(rejected.body()).contains("not with [redacted]").doesNotContain(secrets);
        assertThat(refused.status()).isGreaterThanOrEqualTo(500);
        assertThat(refused.body()).contains("credential_refused").doesNotContain(secrets);
        assertThat(logs.getAll()).doesNotContain(secrets);
    }

    private static Fault failure(int status, String message) {
        return new Fault.Status(status, Optional.empty(), Optional.of(message), Optional.empty());
    }

    /** A part of the credential that is a secret by itself. */
    private String secret(Cloud cloud) {
        String whole = credential(cloud);
        if (!whole.startsWith("{")) {
            return whole.substring(whole.indexOf(':') + 1);
        }
        JsonNode file = JsonMapper.shared().readTree(whole);
        return file.has("client_secret")
                ? file.path("client_secret").asString()
                : file.path("private_key")
                        .asString()
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow();
    }

    /** The key or the token that a request had; a signature, which is good for one request alone, is none. */
    private static String proof(ReceivedRequest request) {
        String sent = Stream.of("authorization", "api-key")
                .flatMap(name -> request.headers().getOrDefault(name, List.of()).stream())
                .findFirst()
                .orElseThrow();
        return sent.substring(sent.lastIndexOf(' ') + 1);
    }
}
