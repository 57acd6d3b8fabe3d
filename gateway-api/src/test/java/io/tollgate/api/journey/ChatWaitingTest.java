package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.TestStack;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.SimulatedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Streams whose providers keep the caller waiting. */
class ChatWaitingTest extends ChatTest {

    private static final String COMMENT = ": waiting\n\n";

    @Test
    void keepsTheCallerWithCommentsAndFallsBackUnderneath() throws IOException {
        slow(cheap(), TestStack.FIRST_EVENT_HOLD.multipliedBy(5).dividedBy(2));
        cheap().fail(Fault.status(500));

        HttpResponse<InputStream> answer = caller.stream(PATH, body("\"stream\": true"));
        String stream = read(answer);

        assertThat(stream).startsWith(COMMENT + COMMENT + "data: {").endsWith("data: [DONE]\n\n");
        assertThat(finish(stream)).contains("\"provider\":\"" + Market.DEARER + "\"");
        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        assertThat(answer.headers().firstValue("x-tollgate-provider")).isEmpty();
        JsonNode row = row();
        assertThat(row.get("status").asString()).isEqualTo("ok");
        assertThat(row.get("provider").asString()).isEqualTo(Market.DEARER);
        assertThat(new BigDecimal(row.get("spend").asString())).isPositive();
    }

    @Test
    void namesTheProviderBesideTheUsageToo() throws IOException {
        slow(cheap(), TestStack.FIRST_EVENT_HOLD.plusMillis(500));

        String stream =
                read(caller.stream(PATH, body("\"stream\": true, \"stream_options\": {\"include_usage\": true}")));

        String usage = stream.lines()
                .filter(line -> line.contains("\"usage\":{"))
                .findFirst()
                .orElseThrow();
        assertThat(usage).contains("\"provider\":\"" + Market.CHEAP + "\"").contains("\"cost\":");
    }

    @Test
    void endsWithAnErrorEventWhenNobodyAnswersAfterAll() throws IOException {
        slow(cheap(), TestStack.FIRST_EVENT_HOLD.plusMillis(500));
        simulator().providers().forEach(provider -> provider.fail(Fault.status(500)));

        String stream = read(caller.stream(PATH, body("\"stream\": true")));

        assertThat(stream)
                .startsWith(COMMENT)
                .contains("\"code\":\"upstream_error\"")
                .doesNotContain("[DONE]");
        JsonNode row = row();
        assertThat(row.get("status").asString()).isEqualTo("error");
        assertThat(new BigDecimal(row.get("spend").asString())).isZero();
    }

    @Test
    void handsAProvidersWordsOnTheRequestThroughAsAnErrorEvent() throws IOException {
        slow(cheap(), TestStack.FIRST_EVENT_HOLD.plusMillis(500));
        cheap().fail(Fault.contextLengthExceeded());
        simulator().provider(Market.DEARER).fail(Fault.contextLengthExceeded());
        simulator().provider("cedar").fail(Fault.contextLengthExceeded());

        String stream = read(caller.stream(PATH, body("\"stream\": true")));

        assertThat(stream).contains("upstream_rejected").contains("maximum context length is 8192 tokens");
    }

    @Test
    void endsTheProvidersWorkWhenTheCallerLeavesWhileWaiting() throws IOException {
        cheap().fail(new Fault.StallBeforeHeaders());
        HttpResponse<InputStream> answer = caller.stream(PATH, body("\"stream\": true"));
        assertThat(answer.body().readNBytes(COMMENT.length())).hasSize(COMMENT.length());

        answer.body().close();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cheap().counters().cancelled()).isEqualTo(1));
        assertThat(row().get("status").asString()).isEqualTo("cancelled");
        assertThat(simulator().provider(Market.DEARER).received()).isEmpty();
    }

    private static void slow(SimulatedProvider provider, Duration latency) {
        provider.behave(provider.behaviour().paced(latency, Duration.ZERO));
    }

    private static String finish(String stream) {
        return stream.lines()
                .filter(line -> line.contains("\"finish_reason\":\"stop\""))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode row() {
        await().atMost(PATIENCE)
                .until(() -> !person.browser()
                        .get("/api/requests")
                        .json()
                        .at("/data/0")
                        .isMissingNode());
        return person.browser().get("/api/requests").json().at("/data/0");
    }
}
