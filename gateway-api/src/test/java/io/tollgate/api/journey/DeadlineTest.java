package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** How long a request may take in all, and when it may come again. */
class DeadlineTest extends ChatTest {

    private static final String TIMEOUT = "x-tollgate-timeout";

    private final Logger logs = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger errors = (Logger) LoggerFactory.getLogger("io.tollgate.api.error");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        logs.addAppender(logged);
        // Other tests of this process may have begun gateways that say less.
        errors.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        logs.detachAppender(logged);
        errors.setLevel(null);
    }

    @Test
    void answersWithEveryAttemptWhenItsTimeIsOver() {
        // The first call of a process takes longer than that before its first attempt.
        caller.post(PATH, body("")).expect(200);
        cheap().fail(new Fault.StallBeforeHeaders());

        JsonNode error = caller.with(TIMEOUT, "400ms").post(PATH, body("")).expectError(504, "request_timeout");

        assertThat(error.get("message").asString()).contains("400 ms").contains(TIMEOUT);
        assertThat(error.at("/details/attempts").size()).isEqualTo(1);
        assertThat(error.at("/details/attempts/0/outcome").asString()).isEqualTo("timeout");
        assertThat(simulator().provider(Market.DEARER).received()).isEmpty();
    }

    @Test
    void endsAStreamWithAnErrorEventWhenItsTimeIsOver() throws IOException {
        cheap().fail(new Fault.StallAfter(3));

        String stream = read(caller.with(TIMEOUT, "600ms").stream(PATH, body("\"stream\": true")));

        assertThat(stream).contains("\"code\":\"request_timeout\"").doesNotContain("[DONE]");
    }

    @Test
    void refusesATimeThatIsNone() {
        JsonNode error = caller.with(TIMEOUT, "soon").post(PATH, body("")).expectError(400, "invalid_value");

        assertThat(error.get("param").asString()).isEqualTo(TIMEOUT);
    }

    @Test
    void tellsWhenTheFirstOfTheProvidersTakesRequestsAgain() {
        cheap().fail(Fault.rateLimited(40));
        simulator().provider(Market.DEARER).fail(Fault.rateLimited(7));
        simulator().provider("cedar").fail(Fault.rateLimited(90));

        Reply answer = caller.post(PATH, body(""));

        JsonNode error = answer.expectError(503, "upstream_unavailable");
        assertThat(answer.header("retry-after")).contains("7");
        assertThat(error.at("/details/attempts/0/retry_after_ms").asLong()).isEqualTo(40_000);
    }

    @Test
    void isGivenUpEverywhereWhenItsCallerHasLeft() throws IOException {
        cheap().fail(new Fault.StallBeforeHeaders());
        try (Socket connection = ask()) {
            await().atMost(PATIENCE).until(() -> !cheap().received().isEmpty());
            assertThat(connection.isConnected()).isTrue();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cheap().counters().cancelled()).isPositive());
        assertThat(simulator().provider(Market.DEARER).received()).isEmpty();
    }

    @Test
    void endsAStreamThatItsCallerHasStoppedReading() throws IOException {
        cheap().behave(Behaviour.INSTANT.answering(250_000, 100_000));
        try (Socket connection = ask(TIMEOUT + ": 3s\r\n", body("\"stream\": true"))) {
            await().atMost(PATIENCE.multipliedBy(2)).untilAsserted(() -> {
                JsonNode page = person.browser().get("/api/requests").json();
                assertThat(page.at("/data/0/error_code").asString()).isEqualTo("request_timeout");
                assertThat(new BigDecimal(page.at("/data/0/spend").asString())).isPositive();
            });
            assertThat(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("[DONE]")
                    .doesNotEndWith("\r\n0\r\n\r\n");
            stopListening();
            assertThat(logged.list)
                    .anyMatch(event -> event.getFormattedMessage().contains("is cut off: request_timeout"))
                    .noneMatch(event -> event.getLevel().equals(Level.ERROR) && isServers(event));
        }
    }

    private Socket ask() throws IOException {
        return ask("", body(""));
    }

    private Socket ask(String headers, String body) throws IOException {
        URI origin = URI.create(origin());
        Socket connection = new Socket(origin.getHost(), origin.getPort());
        String request = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Authorization: "
                + authorization()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
        return connection;
    }

    private String authorization() {
        JsonNode key = person.createKey(person.createTeam("leaving"));
        return "Bearer " + key.get("secret").asString();
    }

    private static boolean isServers(ILoggingEvent event) {
        return event.getLoggerName().endsWith("HttpWebHandlerAdapter")
                || event.getLoggerName().endsWith("HttpServerOperations");
    }
}
