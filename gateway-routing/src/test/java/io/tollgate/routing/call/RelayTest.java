package io.tollgate.routing.call;

import static io.tollgate.routing.call.Caller.outcome;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.Samples;
import io.tollgate.routing.call.CallOutcome.Complete;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.health.Standing;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.StreamEvent.Done;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

class RelayTest {

    private static final Duration IMPATIENCE = Duration.ofSeconds(2);

    private final Simulator simulator = Simulator.start();
    private final Caller caller = new Caller(simulator);
    private final Attempt alder = caller.at("alder");
    private final Attempt birch = caller.at("birch");

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
    }

    @Test
    void givesAWholeAnswerUnderTheModelsPublicName() {
        simulator.provider("alder").behave(Behaviour.INSTANT.answering(30, 1).counting(5, 3));

        Complete complete = (Complete) outcome(caller.complete(alder));

        TokenUsage usage = complete.answer().usage().orElseThrow().tokens();
        assertThat(new String(complete.answer().body(), UTF_8))
                .contains("\"small-1\"")
                .doesNotContain("upstream-small");
        assertThat(usage.output()).isEqualTo(35);
        assertThat(usage.reasoning()).isEqualTo(5);
        assertThat(usage.cacheRead()).isEqualTo(3);
        assertThat(complete.headers()).containsKey("content-type");
        assertThat(complete.attempts().get(0).firstTokenNanos()).isPresent();
    }

    @Test
    void relaysAStreamFromItsFirstEventToItsDone() {
        simulator.provider("alder").behave(Behaviour.INSTANT.answering(40, 10).framed(true, 7));

        List<StreamEvent> events = events(stream(alder));

        assertThat(events.get(events.size() - 1)).isInstanceOf(Done.class);
        assertThat(chunks(events).filter(Chunk::isContent)).hasSize(10);
        assertThat(chunks(events).flatMap(chunk -> chunk.usage().stream()).map(UsagePart::tokens))
                .singleElement()
                .satisfies(usage -> assertThat(usage.output()).isEqualTo(40));
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(new String(event.bytes(), UTF_8)).doesNotContain("upstream-small"));
    }

    static Stream<Fault> breaks() {
        return Stream.of(new Fault.ResetAfter(5), new Fault.EndAfter(5), new Fault.ErrorEventAfter(5));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void doesNotFallBackAfterTheFirstToken(Fault fault) {
        simulator.provider("alder").fail(fault);

        List<StreamEvent> events = events(stream(alder, birch));

        assertThat(events.get(events.size() - 1)).isInstanceOf(Broken.class);
        assertThat(events.stream().filter(StreamEvent::isEnd)).hasSize(1);
        assertThat(chunks(events)).anyMatch(Chunk::isContent);
        assertThat(simulator.provider("birch").received()).isEmpty();
    }

    @Test
    void endsAStreamThatFallsSilent() {
        simulator.provider("alder").fail(new Fault.StallAfter(5));

        try (Caller impatient = new Caller(simulator, IMPATIENCE)) {
            List<StreamEvent> events = events((Streaming) outcome(impatient.stream(alder, birch)));

            assertThat(events.get(events.size() - 1))
                    .isInstanceOfSatisfying(
                            Broken.class,
                            broken -> assertThat(broken.failure().outcome()).isEqualTo("timeout"));
        }
    }

    @Test
    void sendsALargeBodyWhole() {
        String text = "x".repeat(3_000_000);
        String body = Caller.BODY.formatted(false).replace("Hallo", text);

        assertThat(outcome(caller.call(Samples.completeCall(body), alder))).isInstanceOf(Complete.class);

        assertThat(simulator.provider("alder").received().get(0).bodyText())
                .isEqualTo(body.replace("small-1", "upstream-small"));
    }

    @Test
    void makesTheBodyOnTheProvidersConnectionAndNotWhereTheAttemptWasAdmitted() throws InterruptedException {
        ThreadOfTheBody observed = new ThreadOfTheBody();
        try (Caller observing = new Caller(simulator, observed)) {
            Thread admission = new Thread(() -> outcome(observing.complete(alder)), "admission");
            admission.start();
            admission.join();
        }

        assertThat(observed.thread()).isNotEmpty().doesNotContain("admission");
    }

    @Test
    void countsABrokenStreamAgainstTheProvider() {
        simulator.provider("alder").fail(new Fault.ResetAfter(5));

        // Each was a success before it broke, so it takes half of the least that can tell.
        for (int i = 0; i < 5; i++) {
            events(stream(alder));
        }

        assertThat(caller.health().standing(alder.offering(), alder.credential()))
                .isEqualTo(Standing.OPEN);
    }

    @Test
    void keepsConnectionsForTheNextCall() {
        for (int i = 0; i < 3; i++) {
            events(stream(alder));
            outcome(caller.complete(alder));
        }

        assertThat(simulator.provider("alder").counters().succeeded()).isEqualTo(6);
        assertThat(simulator.provider("alder").counters().cancelled()).isZero();
    }

    @Test
    void endsTheProvidersWorkWhenTheCallerLeavesAStream() {
        simulator.provider("alder").behave(Behaviour.INSTANT.paced(Duration.ZERO, Duration.ofMillis(100)));

        StepVerifier.create(stream(alder).events(), 3)
                .expectNextCount(3)
                .thenCancel()
                .verify(Caller.PATIENCE);

        awaitCancelled("alder");
    }

    @Test
    void endsTheProvidersWorkWhenTheCallerLeavesDuringTheFirstEvents() {
        simulator.provider("alder").behave(Behaviour.INSTANT.paced(Duration.ZERO, Duration.ofMillis(100)));

        StepVerifier.create(stream(alder).events(), 0).thenCancel().verify(Caller.PATIENCE);

        awaitCancelled("alder");
    }

    @Test
    void endsTheProvidersWorkAndTriesNothingMoreWhenTheCallerLeavesBeforeTheFirstToken() {
        simulator.provider("alder").fail(new Fault.StallBeforeHeaders());

        StepVerifier.create(caller.stream(alder, birch))
                .then(() -> awaitReceived("alder"))
                .thenCancel()
                .verify(Caller.PATIENCE);

        awaitCancelled("alder");
        assertThat(simulator.provider("birch").received()).isEmpty();
        assertThat(caller.health().standing(alder.offering(), alder.credential()))
                .isEqualTo(Standing.CLOSED);
    }

    @Test
    void endsTheProvidersWorkWhenTheCallerLeavesAnAnswerThatIsNotStreamed() {
        simulator.provider("alder").fail(new Fault.StallBeforeHeaders());

        StepVerifier.create(caller.complete(alder, birch))
                .then(() -> awaitReceived("alder"))
                .thenCancel()
                .verify(Caller.PATIENCE);

        awaitCancelled("alder");
        assertThat(simulator.provider("birch").received()).isEmpty();
    }

    @Test
    void makesTheProviderWaitForASlowCallerAndDoesNotBlameIt() {
        simulator.provider("alder").behave(Behaviour.INSTANT.answering(80_000, 40_000));
        simulator.provider("birch").behave(Behaviour.INSTANT.answering(80_000, 40_000));

        try (Caller impatient = new Caller(simulator, IMPATIENCE)) {
            Streaming slow = (Streaming) outcome(impatient.stream(alder));
            StepVerifier.create(slow.events(), 10)
                    .expectNextCount(10)
                    .then(() -> assertThat(events(stream(birch))).hasSizeGreaterThan(40_000))
                    .then(() -> assertThat(
                                    simulator.provider("alder").counters().succeeded())
                            .isZero())
                    .thenAwait(IMPATIENCE.plusMillis(500))
                    .thenRequest(Long.MAX_VALUE)
                    .thenConsumeWhile(event -> !event.isEnd())
                    .expectNextMatches(Done.class::isInstance)
                    .expectComplete()
                    .verify(Caller.PATIENCE);
        }
    }

    @Test
    void givesAStreamToOneSubscriberOnly() {
        Streaming streaming = stream(alder);
        events(streaming);

        StepVerifier.create(streaming.events())
                .thenConsumeWhile(event -> true)
                .verifyError(IllegalStateException.class);
    }

    private Streaming stream(Attempt... attempts) {
        return (Streaming) outcome(caller.stream(attempts));
    }

    private static List<StreamEvent> events(Streaming streaming) {
        return Objects.requireNonNull(streaming.events().collectList().block(Caller.PATIENCE));
    }

    private static Stream<Chunk> chunks(List<StreamEvent> events) {
        return events.stream().filter(Chunk.class::isInstance).map(Chunk.class::cast);
    }

    private void awaitReceived(String slug) {
        await().until(() -> simulator.provider(slug).counters().received() == 1);
    }

    private void awaitCancelled(String slug) {
        await().atMost(Duration.ofSeconds(2))
                .until(() -> simulator.provider(slug).counters().cancelled() == 1);
    }
}
