package io.tollgate.routing.call;

import static io.tollgate.routing.call.Caller.outcome;
import static io.tollgate.routing.call.Caller.outcomes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.call.CallOutcome.Complete;
import io.tollgate.routing.call.CallOutcome.Exhausted;
import io.tollgate.routing.call.CallOutcome.Rejected;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.health.Standing;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.Simulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

class FallbackTest {

    private static final Duration IMPATIENCE = Duration.ofSeconds(2);
    private static final int ENOUGH_TO_TELL = 20;

    /** Longer than what is usually fast may take where others can be tried. */
    private static final Duration LONG_THOUGHT = Duration.ofMillis(3_500);

    private static final URI NOBODY = URI.create("http://127.0.0.1:1/v1");

    private final Simulator simulator = Simulator.start();
    private final Caller caller = new Caller(simulator);
    private final Attempt alder = caller.at("alder");
    private final Attempt birch = caller.at("birch");

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Fault.status(401), "credential_refused", Standing.PARKED),
                Arguments.of(Fault.status(402), "credential_refused", Standing.PARKED),
                Arguments.of(Fault.status(403), "credential_refused", Standing.PARKED),
                Arguments.of(Fault.status(404), "offering_missing", Standing.PARKED),
                Arguments.of(Fault.status(408), "status_408", Standing.CLOSED),
                Arguments.of(Fault.status(409), "status_409", Standing.CLOSED),
                Arguments.of(Fault.status(425), "status_425", Standing.CLOSED),
                Arguments.of(Fault.status(429), "throttled", Standing.COOLING),
                Arguments.of(Fault.rateLimited(30), "throttled", Standing.COOLING),
                Arguments.of(Fault.status(500), "status_500", Standing.CLOSED),
                Arguments.of(Fault.status(503), "status_503", Standing.CLOSED),
                Arguments.of(new Fault.HtmlPage(502), "status_502", Standing.CLOSED),
                Arguments.of(Fault.contextLengthExceeded(), "context_length", Standing.CLOSED),
                Arguments.of(new Fault.ResetBeforeHeaders(), "reset", Standing.CLOSED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void answersFromTheNextOfferingWhenOneFails(Fault fault, String outcome, Standing standing) {
        simulator.provider("alder").fail(fault);

        CallOutcome called = outcome(caller.complete(alder, birch));

        assertThat(called)
                .isInstanceOfSatisfying(
                        Complete.class,
                        complete -> assertThat(complete.attempt()).isEqualTo(birch));
        assertThat(outcomes(called)).containsExactly(outcome, "served");
        assertThat(caller.health().standing(alder.offering(), alder.credential()))
                .isEqualTo(standing);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void streamsFromTheNextOfferingWhenOneFails(Fault fault, String outcome, Standing standing) {
        simulator.provider("alder").fail(fault);

        CallOutcome called = outcome(caller.stream(alder, birch));

        assertThat(called).isInstanceOfSatisfying(Streaming.class, streaming -> {
            assertThat(streaming.attempt()).isEqualTo(birch);
            assertThat(streaming.events().collectList().block(Caller.PATIENCE)).hasSizeGreaterThan(60);
        });
        assertThat(outcomes(called)).containsExactly(outcome, "served");
        assertThat(caller.health().standing(alder.offering(), alder.credential()))
                .isEqualTo(standing);
    }

    static Stream<Arguments> brokenStreams() {
        return Stream.of(
                Arguments.of(new Fault.EmptyBody(), "cut"),
                Arguments.of(new Fault.EndAfter(0), "cut"),
                Arguments.of(new Fault.ErrorEventAfter(0), "stream_error"),
                Arguments.of(new Fault.ResetAfter(0), "reset"));
    }

    @ParameterizedTest
    @MethodSource("brokenStreams")
    void streamsFromTheNextOfferingWhenOneBreaksBeforeContent(Fault fault, String outcome) {
        simulator.provider("alder").fail(fault);

        CallOutcome called = outcome(caller.stream(alder, birch));

        assertThat(called).isInstanceOf(Streaming.class);
        assertThat(outcomes(called)).containsExactly(outcome, "served");
        ((Streaming) called).events().blockLast(Caller.PATIENCE);
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void answersFromTheNextOfferingWhenOneBreaksOff(Fault fault, String outcome) {
        simulator.provider("alder").fail(fault);

        CallOutcome called = outcome(caller.complete(alder, birch));

        assertThat(called).isInstanceOf(Complete.class);
        assertThat(outcomes(called)).containsExactly(outcome, "served");
    }

    static Stream<Arguments> brokenAnswers() {
        return Stream.of(
                Arguments.of(new Fault.EmptyBody(), "unreadable"),
                Arguments.of(new Fault.ResetAfter(0), "reset"),
                Arguments.of(new Fault.EndAfter(0), "unreadable"));
    }

    static Stream<Fault> silences() {
        return Stream.of(new Fault.StallBeforeHeaders(), new Fault.StallAfter(0));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void goesOnWhenAProviderIsSilent(Fault fault) {
        simulator.provider("alder").fail(fault);

        try (Caller impatient = new Caller(simulator, IMPATIENCE)) {
            CallOutcome streamed = outcome(impatient.stream(alder, birch));
            CallOutcome complete = outcome(impatient.complete(alder, birch));

            assertThat(outcomes(streamed)).containsExactly("timeout", "served");
            assertThat(outcomes(complete)).containsExactly("timeout", "served");
            ((Streaming) streamed).events().blockLast(Caller.PATIENCE);
        }
    }

    @Test
    void waitsForTheLastOnesFirstTokenThoughItUsuallyComesSooner() {
        caller.usuallyTakes(Duration.ofMillis(1), alder, ENOUGH_TO_TELL);
        simulator.provider("alder").behave(Behaviour.INSTANT.paced(LONG_THOUGHT, Duration.ZERO));

        CallOutcome called = outcome(caller.stream(alder));

        assertThat(outcomes(called)).containsExactly("served");
        ((Streaming) called).events().blockLast(Caller.PATIENCE);
    }

    @Test
    void goesOnWhenNobodyListensOrNobodyIsThere() {
        Attempt refused = Samples.attempt("refused", NOBODY, "key");
        Attempt unknown = Samples.attempt("unknown", URI.create("http://nobody.invalid/v1"), "key");

        CallOutcome called = outcome(caller.complete(refused, unknown, birch));

        assertThat(outcomes(called)).containsExactly("connect", "dns", "served");
    }

    @Test
    void goesOnWhenTlsCannotBeAgreedOn() {
        Attempt plain =
                Samples.attempt("plain", URI.create(simulator.baseUrl("alder").replace("http://", "https://")), "key");

        assertThat(outcomes(outcome(caller.complete(plain, birch)))).containsExactly("tls", "served");
    }

    @Test
    void handsTheCallersOwnFaultThroughAndTriesNothingMore() {
        simulator
                .provider("alder")
                .fail(new Fault.Status(
                        400, Optional.of("invalid_value"), Optional.of("no such role"), Optional.empty()));

        CallOutcome called = outcome(caller.stream(alder, birch));

        assertThat(called).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.status()).isEqualTo(400);
            assertThat(new String(rejected.body(), UTF_8)).contains("no such role");
        });
        assertThat(outcomes(called)).containsExactly("callers_fault");
        assertThat(simulator.provider("birch").received()).isEmpty();
    }

    @Test
    void handsTooLongAContextThroughWhenNoOfferingCanTakeIt() {
        simulator.provider("alder").fail(Fault.contextLengthExceeded());
        simulator.provider("birch").fail(Fault.status(500));

        CallOutcome called = outcome(caller.complete(alder, birch));

        assertThat(called)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.status()).isEqualTo(400));
        assertThat(outcomes(called)).containsExactly("context_length", "status_500");
    }

    @Test
    void tellsOfEveryAttemptWhenNoneAnswers() {
        simulator.provider("alder").fail(Fault.status(500));
        simulator.provider("birch").fail(new Fault.ResetBeforeHeaders());

        CallOutcome called = outcome(caller.complete(alder, birch));

        assertThat(called).isInstanceOf(Exhausted.class);
        AttemptReport first = called.attempts().get(0);
        assertThat(first.attempt()).isEqualTo(alder);
        assertThat(first.status()).hasValue(500);
        assertThat(first.message()).isNotBlank();
        assertThat(first.connectNanos()).isPresent();
        assertThat(called.attempts().get(1).startedNanos()).isGreaterThanOrEqualTo(first.durationNanos());
    }

    @Test
    void skipsWhatTheGateDoesNotAdmit() {
        CallOutcome called = outcome(caller.call(attempt -> Mono.just(attempt.equals(birch)), alder, birch));

        assertThat(outcomes(called)).containsExactly("skipped", "served");
        assertThat(simulator.provider("alder").received()).isEmpty();
    }

    @Test
    void neverShowsTheProvidersKey() {
        String key = alder.credential().apiKey().secret();
        simulator
                .provider("alder")
                .fail(new Fault.Status(400, Optional.empty(), Optional.of("not with " + key), Optional.empty()));

        Rejected rejected = (Rejected) outcome(caller.complete(alder));

        assertThat(new String(rejected.body(), UTF_8))
                .contains("not with [redacted]")
                .doesNotContain(key);
        assertThat(rejected.attempts().get(0).message()).doesNotContain(key);
    }

    @Test
    void opensTheBreakerOfWhatKeepsFailing() {
        simulator.provider("alder").fail(Fault.status(500));

        for (int i = 0; i < 3; i++) {
            outcome(caller.complete(alder, birch));
        }

        assertThat(caller.health().standing(alder.offering(), alder.credential()))
                .isEqualTo(Standing.OPEN);
        assertThat(caller.health().standing(birch.offering(), birch.credential()))
                .isEqualTo(Standing.CLOSED);
    }

    @Test
    void doesNotCallPrivateAddressesUnlessTheOperatorAllowsIt() {
        try (Caller careful = new Caller(simulator, new AddressPolicy(false))) {
            Attempt byName = Samples.attempt(
                    "by-name", URI.create(simulator.baseUrl("alder").replace("127.0.0.1", "localhost")), "key");

            CallOutcome called = outcome(careful.complete(alder, byName));

            assertThat(called).isInstanceOf(Exhausted.class);
            assertThat(outcomes(called)).containsExactly("address_refused", "address_refused");
            assertThat(simulator.provider("alder").received()).isEmpty();
        }
    }

    @Test
    void sendsOneRequestPerAttempt() {
        simulator.provider("alder").fail(new Fault.ResetBeforeHeaders());

        outcome(caller.complete(alder, birch));

        assertThat(simulator.provider("alder").received()).hasSize(1);
        assertThat(List.of(simulator.provider("birch").received().get(0).bodyText()))
                .containsExactly(Caller.BODY.formatted(false).replace("small-1", "upstream-small"));
    }
}
