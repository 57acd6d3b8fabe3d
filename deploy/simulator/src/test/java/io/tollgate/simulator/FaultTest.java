package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    private final Simulator simulator = Simulator.start();
    private final SimulatedProvider alder = simulator.provider("alder");
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void rateLimitsTheNextRequestsAndThenAnswers() throws Exception {
        alder.failNext(2, Fault.rateLimited(3));

        HttpResponse<String> first = caller.chat("alder", Caller.CHAT);
        int second = caller.chat("alder", Caller.CHAT).statusCode();
        int third = caller.chat("alder", Caller.CHAT).statusCode();

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("retry-after")).hasValue("3");
        assertThat(first.body()).contains("\"code\":\"rate_limit_exceeded\"");
        assertThat(List.of(second, third)).containsExactly(429, 200);
        assertThat(alder.counters()).isEqualTo(new Counters(3, 1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500, 503, 529})
    void failsForGoodUntilItRecovers(int status) throws Exception {
        alder.fail(Fault.status(status));

        assertThat(caller.chat("alder", Caller.CHAT).statusCode()).isEqualTo(status);
        assertThat(caller.chat("alder", Caller.STREAM).statusCode()).isEqualTo(status);
        assertThat(caller.chat("birch", Caller.CHAT).statusCode()).isEqualTo(200);

        alder.recover();
        assertThat(caller.chat("alder", Caller.CHAT).statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhenTheConversationIsTooLong() throws Exception {
        alder.fail(Fault.contextLengthExceeded());

        HttpResponse<String> response = caller.chat("alder", Caller.CHAT);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":\"context_length_exceeded\"");
    }

    @Test
    void sendsAnHtmlPageInPlaceOfJson() throws Exception {
        alder.fail(new Fault.HtmlPage(502));

        HttpResponse<String> response = caller.chat("alder", Caller.CHAT);

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/html");
        assertThat(response.body()).startsWith("<html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {Caller.CHAT, Caller.STREAM})
    void sendsNothingInA200(String request) throws Exception {
        alder.fail(new Fault.EmptyBody());

        HttpResponse<String> response = caller.chat("alder", request);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Caller.CHAT, Caller.STREAM})
    void resetsTheConnectionBeforeHeaders(String request) {
        alder.failNext(1, new Fault.ResetBeforeHeaders());

        // The client may have tried again on a new connection after a reset: so the reset is taken for good.
        alder.fail(new Fault.ResetBeforeHeaders());
        assertThatThrownBy(() -> caller.chat("alder", request)).isInstanceOf(IOException.class);
        assertThat(alder.counters().cancelled()).isZero();
    }

    @RepeatedTest(10)
    void resetsTheConnectionInTheMiddleOfAStream() throws Exception {
        alder.fail(new Fault.ResetAfter(5));

        List<String> lines = new ArrayList<>();
        HttpResponse<InputStream> response = caller.open("alder", Caller.STREAM);
        assertThatThrownBy(() -> readLines(response, lines)).isInstanceOf(IOException.class);

        assertThat(lines).filteredOn(line -> line.startsWith("data:")).hasSize(5);
        assertThat(alder.counters().cancelled()).isZero();
    }

    @Test
    void resetsTheConnectionInTheMiddleOfABody() {
        alder.fail(new Fault.ResetAfter(0));

        assertThatThrownBy(() -> caller.chat("alder", Caller.CHAT)).isInstanceOf(IOException.class);
    }

    @Test
    void endsAStreamWithoutItsEnd() throws Exception {
        alder.fail(new Fault.EndAfter(5));

        String text = caller.chat("alder", Caller.STREAM).body();

        assertThat(text.split("\n\n")).hasSize(5);
        assertThat(text).doesNotContain("[DONE]").doesNotContain("\"stop\"");
    }

    @Test
    void sendsAnErrorAsTheFirstEvent() throws Exception {
        alder.fail(new Fault.ErrorEventAfter(0));

        HttpResponse<String> response = caller.chat("alder", Caller.STREAM);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("data: {\"error\"").doesNotContain("choices");
    }

    @Test
    void sendsAnErrorInTheMiddleOfAStream() throws Exception {
        alder.fail(new Fault.ErrorEventAfter(4));

        String[] events = caller.chat("alder", Caller.STREAM).body().split("\n\n");

        assertThat(events).hasSize(5);
        assertThat(events[4]).startsWith("data: {\"error\"");
    }

    @Test
    void stallsBeforeTheFirstTokenUntilTheClientLeaves() throws Exception {
        alder.fail(new Fault.StallAfter(0));

        try (InputStream body = caller.open("alder", Caller.STREAM).body()) {
            assertThat(body.available()).isZero();
            assertThat(alder.counters().inFlight()).isEqualTo(1);
        }

        assertThat(eventually(counters -> counters.cancelled() == 1)).isTrue();
        assertThat(alder.counters()).isEqualTo(new Counters(1, 0, 1, 0));
    }

    @Test
    void countsAClientThatLeavesInTheMiddleOfAStream() throws Exception {
        alder.behave(Behaviour.INSTANT.paced(Duration.ZERO, Duration.ofMinutes(1)));

        try (InputStream body = caller.open("alder", Caller.STREAM).body()) {
            assertThat(body.read()).isEqualTo('d');
        }

        assertThat(eventually(counters -> counters.cancelled() == 1)).isTrue();
        assertThat(alder.counters().succeeded()).isZero();
    }

    @Test
    void countsAClientThatLeavesBeforeAnyAnswer() throws Exception {
        alder.behave(Behaviour.INSTANT.paced(Duration.ofMinutes(1), Duration.ZERO));

        try (RawConnection connection = RawConnection.to(simulator.port())) {
            connection.post("/alder/v1/chat/completions", alder.apiKey(), Caller.CHAT);
            assertThat(eventually(counters -> counters.inFlight() == 1)).isTrue();
        }

        assertThat(eventually(counters -> counters.cancelled() == 1)).isTrue();
    }

    @Test
    void answersWithARecording() throws Exception {
        Reply recording = Reply.stream(List.of(": keep-alive\n\ndata: [DONE]\n\n".getBytes(StandardCharsets.UTF_8)));
        alder.failNext(1, new Fault.Instead(recording));

        assertThat(caller.chat("alder", Caller.STREAM).body()).isEqualTo(": keep-alive\n\ndata: [DONE]\n\n");
    }

    @Test
    void rejectsAStatusThatIsNoError() {
        assertThatThrownBy(() -> new Fault.Status(200, Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessage("fault.status is 200; it must be between 400 and 599");
    }

    private static void readLines(HttpResponse<InputStream> response, List<String> lines) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        }
    }

    private boolean eventually(Predicate<Counters> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.test(alder.counters()) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return condition.test(alder.counters());
    }
}
