package io.tollgate.routing.call;

import static io.tollgate.routing.call.Caller.outcome;
import static io.tollgate.routing.call.Caller.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.routing.call.CallOutcome.Expired;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.health.Standing;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;

/** What a request may take in all. */
class DeadlineTest {

    private static final Duration SHORT = Duration.ofMillis(400);

    private final Simulator simulator = Simulator.start();
    private final Caller caller = new Caller(simulator);
    private final Attempt alder = caller.at("alder");
    private final Attempt birch = caller.at("birch");

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void triesNothingMoreOnceItsDeadlineHasCome(boolean stream) {
        simulator.provider("alder").fail(new Fault.StallBeforeHeaders());

        CallOutcome called = outcome(caller.within(SHORT, stream, alder, birch));

        assertThat(called)
                .isInstanceOfSatisfying(
                        Expired.class, expired -> assertThat(expired.after()).isEqualTo(SHORT));
        assertThat(outcomes(called)).containsExactly("timeout");
        assertThat(simulator.provider("birch").received()).isEmpty();
    }

    @Test
    void isNotHeldAgainstTheProvider() {
        simulator.provider("alder").fail(new Fault.StallBeforeHeaders());

        for (int i = 0; i < 4; i++) {
            outcome(caller.within(Duration.ofMillis(50), true, alder));
        }

        assertThat(caller.health().standing(alder.offering(), alder.credential()))
                .isEqualTo(Standing.CLOSED);
    }

    @Test
    void breaksAStreamOffWithAnErrorAndEndsTheProvidersWork() {
        simulator.provider("alder").fail(new Fault.StallAfter(3));

        Streaming streaming = (Streaming) outcome(caller.within(SHORT, true, alder));
        List<StreamEvent> events = streaming.events().collectList().block(Caller.PATIENCE);

        assertThat(events)
                .last()
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.failure().outcome()).isEqualTo("deadline"));
        assertThat(events).filteredOn(Chunk.class::isInstance).isNotEmpty();
        await().atMost(Caller.PATIENCE)
                .untilAsserted(
                        () -> assertThat(simulator.provider("alder").counters().cancelled())
                                .isPositive());
    }

    @Test
    void leavesAStreamThatEndsInTimeAlone() {
        Streaming streaming = (Streaming) outcome(caller.within(Caller.PATIENCE, true, alder));

        assertThat(streaming.events().filter(StreamEvent::isEnd).collectList().block(Caller.PATIENCE))
                .hasSize(1)
                .hasOnlyElementsOfType(StreamEvent.Done.class);
    }

    @Test
    void triesNothingMoreOnceTheCallerHasLeft() {
        simulator.provider("alder").fail(new Fault.StallBeforeHeaders());
        Disposable call = caller.complete(alder, birch).subscribe();
        await().atMost(Caller.PATIENCE)
                .until(() -> !simulator.provider("alder").received().isEmpty());

        call.dispose();

        await().atMost(Caller.PATIENCE)
                .untilAsserted(
                        () -> assertThat(simulator.provider("alder").counters().cancelled())
                                .isPositive());
        assertThat(simulator.provider("birch").received()).isEmpty();
    }
}
