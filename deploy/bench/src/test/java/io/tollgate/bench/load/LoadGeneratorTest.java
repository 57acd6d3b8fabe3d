package io.tollgate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.SimulatedProvider;
import io.tollgate.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

    private static final String BODY = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";

    private final Simulator simulator = Simulator.start();
    private final SimulatedProvider alder = simulator.provider("alder");
    private final LoadGenerator generator = new LoadGenerator();

    @AfterEach
    void stop() {
        generator.close();
        simulator.close();
    }

    private Target target(String... contents) {
        List<byte[]> requests = List.of(contents).stream()
                .map(content -> Target.post("/alder/v1/chat/completions", alder.apiKey(), BODY.formatted(content)))
                .toList();
        AnswerCheck check = AnswerCheck.containing("\"finish_reason\":\"stop\"", "\"completion_tokens\":180");
        return new Target("alder", simulator.port(), requests, check);
    }

    @Test
    void sendsExactlyTheCountedRequests() {
        LoadResult result = generator.run(target("one"), Schedule.count(500), 8);

        assertThat(result.answered()).isEqualTo(500);
        assertThat(result.failed()).isZero();
        assertThat(result.latencies().getTotalCount()).isEqualTo(500);
        assertThat(alder.counters().received()).isEqualTo(500);
    }

    @Test
    void sendsItsRequestsInTurn() {
        generator.run(target("one", "two"), Schedule.count(3), 1);

        assertThat(alder.received())
                .extracting(request -> request.bodyText())
                .containsExactly(BODY.formatted("one"), BODY.formatted("two"), BODY.formatted("one"));
    }

    @Test
    void countsOnlyRightAnswers() {
        alder.failNext(3, Fault.status(503));
        alder.failNext(2, new Fault.EmptyBody());

        LoadResult result = generator.run(target("one"), Schedule.count(20), 2);

        assertThat(result.answered()).isEqualTo(15);
        assertThat(result.failures()).containsEntry("status 503", 3L).hasSize(2);
        assertThat(result.failed()).isEqualTo(5);
    }

    @Test
    void countsAClosedConnectionAsAFailure() {
        alder.failNext(1, new Fault.ResetBeforeHeaders());

        LoadResult result = generator.run(target("one"), Schedule.count(20), 2);

        assertThat(result.answered()).isEqualTo(19);
        assertThat(result.failures()).containsEntry("connection closed", 1L);
    }

    @Test
    void failsWhenNoConnectionIsLeft() {
        alder.fail(new Fault.ResetBeforeHeaders());

        assertThatThrownBy(() -> generator.run(target("one"), Schedule.count(20), 2))
                .hasMessageContaining("alder closed every connection");
    }

    @Test
    void keepsToTheRateOfAnOpenLoop() {
        LoadResult result = generator.run(target("one"), Schedule.openLoop(200, Duration.ofMillis(500)), 8);

        assertThat(result.answered()).isEqualTo(100);
        assertThat(result.elapsed()).isBetween(Duration.ofMillis(495), Duration.ofSeconds(3));
    }

    @Test
    void countsWaitingForAFreeConnectionAsLatency() {
        alder.behave(Behaviour.INSTANT.paced(Duration.ofMillis(20), Duration.ZERO));

        LoadResult result = generator.run(target("one"), Schedule.openLoop(200, Duration.ofMillis(250)), 1);

        // 50 requests of 20 ms, one after the other; the last was meant to start after 245 ms.
        assertThat(result.answered()).isEqualTo(50);
        assertThat(result.micros(100)).isGreaterThan(700_000);
        assertThat(result.micros(50)).isGreaterThan(300_000);
    }

    @Test
    void stopsAClosedLoopWhenItsTimeIsUp() {
        LoadResult result = generator.run(target("one"), Schedule.closedLoop(Duration.ofMillis(200)), 4);

        assertThat(result.answered()).isPositive();
        assertThat(result.elapsed()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
        assertThat(result.perSecond()).isPositive();
    }
}
