package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Streams, as any OpenAI client reads them. */
class ChatStreamTest extends ChatTest {

    @Test
    void streamsUntilDoneWithoutUsageUnlessAsked() throws IOException {
        String stream = read(caller.stream(PATH, body("\"stream\": true")));

        assertThat(stream).startsWith("data: {").endsWith("data: [DONE]\n\n").doesNotContain("\"usage\":{");
        assertThat(lastReceived(Market.CHEAP)
                        .at("/stream_options/include_usage")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void tellsTheCostInTheUsageChunkOfAStreamThatAsksForIt() throws IOException {
        String stream =
                read(caller.stream(PATH, body("\"stream\": true, \"stream_options\": {\"include_usage\": true}")));

        JsonNode usage = usageOf(stream);
        assertThat(usage.get("cost").decimalValue()).isPositive();
        assertThat(usage.get("completion_tokens").asLong()).isPositive();
    }

    @Test
    void endsAStreamThatBreaksWithAnErrorAndNeverWithDone() throws IOException {
        cheap().fail(new Fault.ResetAfter(3));

        String stream = read(caller.stream(PATH, body("\"stream\": true")));

        assertThat(stream).contains("\"finish_reason\":\"error\"").contains("upstream_stream_broken");
        assertThat(stream).doesNotContain("[DONE]");
    }

    @Test
    void neverShowsTheProvidersKeyWhenAStreamBreaks() throws IOException {
        String key = cheap().apiKey();
        cheap().fail(new Fault.Instead(io.tollgate.simulator.Reply.stream(List.of(
                event("{\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}"),
                event("{\"error\":{\"message\":\"not with " + key + "\"}}")))));

        String stream = read(caller.stream(PATH, body("\"stream\": true")));

        assertThat(stream).contains("not with [redacted]").doesNotContain(key);
    }

    private static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void chargesWhatWasRelayedWhenTheCallerLeavesAStream() throws IOException {
        cheap().behave(cheap().behaviour().paced(Duration.ZERO, Duration.ofMillis(50)));
        HttpResponse<InputStream> answer = caller.stream(PATH, body("\"stream\": true"));
        assertThat(answer.body().readNBytes(400)).hasSize(400);

        answer.body().close();

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode page = person.browser().get("/api/requests").json();
            assertThat(page.at("/data/0/status").asString()).isEqualTo("cancelled");
            assertThat(new BigDecimal(page.at("/data/0/spend").asString())).isPositive();
        });
        assertThat(cheap().counters().cancelled()).isEqualTo(1);
    }

    private static JsonNode usageOf(String stream) {
        String chunk = stream.lines()
                .filter(line -> line.contains("\"usage\":{"))
                .findFirst()
                .orElseThrow()
                .substring("data: ".length());
        return JsonMapper.shared().readTree(chunk).get("usage");
    }
}
