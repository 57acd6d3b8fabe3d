package io.tollgate.routing.call;

import static io.tollgate.routing.call.Caller.PATIENCE;
import static io.tollgate.routing.call.Caller.outcome;
import static io.tollgate.routing.call.Caller.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.routing.call.CallOutcome.Complete;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.SimulatedProvider;
import io.tollgate.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class HedgedAttemptTest {

    private static final AttemptGate OPEN = attempt -> Mono.just(true);
    private static final int ENOUGH = 20;

    private final Simulator simulator = Simulator.start();
    private final SimulatedProvider alder = simulator.provider("alder");
    private final SimulatedProvider birch = simulator.provider("birch");
    private final Caller caller = new Caller(simulator);
    private final Attempt first = caller.at("alder");
    private final Attempt second = caller.at("birch");

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
    }

    @Test
    void takesTheSecondAttemptsContentWhenTheFirstIsUnusuallySlow() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
        alder.fail(new Fault.StallBeforeHeaders());

        CallOutcome outcome = outcome(caller.hedged(OPEN, first, second));

        assertThat(outcomes(outcome)).containsExactly(AttemptReport.OUTPACED, AttemptReport.SERVED);
        Streaming streaming = (Streaming) outcome;
        assertThat(streaming.attempt()).isEqualTo(second);
        List<StreamEvent> events = streaming.events().collectList().block(PATIENCE);
        assertThat(events).last().isInstanceOf(StreamEvent.Done.class);
    }

    @Test
    void takesTheSecondAttemptsAnswerInOnePieceToo() {
        caller.usuallyAnswers(Duration.ofMillis(1), first, ENOUGH);
        alder.fail(new Fault.StallBeforeHeaders());

        CallOutcome outcome = outcome(caller.hedgedWhole(first, second));

        assertThat(outcomes(outcome)).containsExactly(AttemptReport.OUTPACED, AttemptReport.SERVED);
        assertThat(((Complete) outcome).attempt()).isEqualTo(second);
        await().atMost(PATIENCE).until(() -> alder.counters().inFlight() == 0);
    }

    @Test
    void cancelsTheSlowerOne() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
        alder.fail(new Fault.StallBeforeHeaders());

        outcome(caller.hedged(OPEN, first, second));

        await().atMost(PATIENCE).until(() -> alder.counters().inFlight() == 0);
        assertThat(alder.counters().cancelled()).isEqualTo(1);
    }

    @Test
    void keepsTheFirstOnesContentWhenThatComesFirstAfterAll() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
        alder.behave(Behaviour.INSTANT.paced(Duration.ofMillis(400), Duration.ZERO));
        birch.fail(new Fault.StallBeforeHeaders());

        CallOutcome outcome = outcome(caller.hedged(OPEN, first, second));

        assertThat(outcomes(outcome)).containsExactly(AttemptReport.OUTPACED, AttemptReport.SERVED);
        assertThat(((Streaming) outcome).attempt()).isEqualTo(first);
        await().atMost(PATIENCE).until(() -> birch.counters().inFlight() == 0);
    }

    @Test
    void waitsForTheFirstOneWhenTheSecondFails() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
        alder.behave(Behaviour.INSTANT.paced(Duration.ofMillis(400), Duration.ZERO));
        birch.fail(Fault.status(500));

        CallOutcome outcome = outcome(caller.hedged(OPEN, first, second));

        assertThat(outcomes(outcome)).containsExactly("status_500", AttemptReport.SERVED);
        assertThat(((Streaming) outcome).attempt()).isEqualTo(first);
    }

    @Test
    void waitsForTheSecondOneWhenTheFirstFails() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
        alder.behave(Behaviour.INSTANT.paced(Duration.ofMillis(300), Duration.ZERO));
        alder.fail(Fault.status(500));
        birch.behave(Behaviour.INSTANT.paced(Duration.ofMillis(800), Duration.ZERO));

        CallOutcome outcome = outcome(caller.hedged(OPEN, first, second));

        assertThat(outcomes(outcome)).containsExactly("status_500", AttemptReport.SERVED);
        assertThat(birch.counters().received()).isEqualTo(1);
    }

    @Test
    void goesOnWithoutOneWhenTheFirstFailsInTime() {
        caller.usuallyTakes(Duration.ofSeconds(10), first, ENOUGH);
        alder.fail(Fault.status(500));

        CallOutcome outcome = outcome(caller.hedged(OPEN, first, second));

        assertThat(outcomes(outcome)).containsExactly("status_500", AttemptReport.SERVED);
    }

    @Test
    void makesNoneWhileItIsNotKnownWhatIsUsual() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH - 1);
        alder.behave(Behaviour.INSTANT.paced(Duration.ofMillis(300), Duration.ZERO));

        CallOutcome outcome = outcome(caller.hedged(OPEN, first, second));

        assertThat(outcomes(outcome)).containsExactly(AttemptReport.SERVED);
        assertThat(birch.counters().received()).isZero();
    }

    @Test
    void makesNoneThatTheGateDoesNotAdmitAndKeepsItForLater() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
        alder.behave(Behaviour.INSTANT.paced(Duration.ofMillis(300), Duration.ZERO));
        alder.fail(Fault.status(500));
        AttemptGate one = new AttemptGate() {
            @Override
            public Mono<Boolean> admit(Attempt attempt) {
                return Mono.just(true);
            }

            @Override
            public Mono<Boolean> admitBeside(Attempt attempt) {
                return Mono.just(false);
            }
        };

        CallOutcome outcome = outcome(caller.hedged(one, first, second));

        assertThat(outcomes(outcome)).containsExactly("status_500", AttemptReport.SERVED);
        assertThat(outcome.attempts().get(1).startedNanos())
                .isGreaterThanOrEqualTo(outcome.attempts().get(0).durationNanos());
    }

    @Test
    void makesNoneAtTheSameOffering() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
        alder.behave(Behaviour.INSTANT.paced(Duration.ofMillis(300), Duration.ZERO));

        CallOutcome outcome = outcome(caller.hedged(OPEN, first, first));

        assertThat(outcomes(outcome)).containsExactly(AttemptReport.SERVED);
    }

    @Test
    void makesOnlyOneForTenCallsWhenAllAreSlow() {
        alder.behave(Behaviour.INSTANT.paced(Duration.ofMillis(40), Duration.ZERO));
        int calls = 40;

        for (int i = 0; i < calls; i++) {
            caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
            Streaming streaming = (Streaming) outcome(caller.hedged(OPEN, first, second));
            streaming.events().blockLast(PATIENCE);
        }

        assertThat(birch.counters().received()).isBetween(2L, 14L);
    }

    @Test
    void reportsTheSlowerOneOnceWhenTheWinnersStreamBreaksAndIsGoneOnWith() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
        alder.fail(new Fault.StallBeforeHeaders());
        birch.fail(new Fault.ResetAfter(5));
        List<AttemptReport> reported = new ArrayList<>();
        AttemptGate gate = new AttemptGate() {
            @Override
            public Mono<Boolean> admit(Attempt attempt) {
                return Mono.just(true);
            }

            @Override
            public void continued(Attempt attempt, List<AttemptReport> reports) {
                reported.addAll(reports);
            }
        };

        Streaming streaming =
                (Streaming) outcome(caller.hedgedAndRescued(gate, first, second, caller.goingOnAt("cedar")));

        assertThat(streaming.events().blockLast(PATIENCE)).isInstanceOf(StreamEvent.Done.class);
        assertThat(reported.stream().map(AttemptReport::outcome))
                .containsExactly(AttemptReport.OUTPACED, AttemptReport.SERVED, AttemptReport.SERVED);
    }

    @Test
    void endsBothWhenTheCallerLeaves() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
        alder.fail(new Fault.StallBeforeHeaders());
        birch.fail(new Fault.StallBeforeHeaders());
        Disposable call = caller.hedged(OPEN, first, second).subscribe();
        await().atMost(PATIENCE).until(() -> birch.counters().inFlight() == 1);

        call.dispose();

        await().atMost(PATIENCE)
                .until(() -> alder.counters().inFlight() + birch.counters().inFlight() == 0);
    }

    @Test
    void endsTheWinnerWhoseStreamNobodyTakes() {
        caller.usuallyTakes(Duration.ofMillis(1), first, ENOUGH);
        alder.fail(new Fault.StallBeforeHeaders());
        birch.behave(Behaviour.INSTANT.paced(Duration.ZERO, Duration.ofMillis(700)));
        AtomicReference<@Nullable CallOutcome> seen = new AtomicReference<>();
        Disposable call = caller.hedged(OPEN, first, second)
                .doOnNext(seen::set)
                .flatMap(outcome -> Mono.never())
                .subscribe();
        await().atMost(PATIENCE).until(() -> seen.get() != null);

        call.dispose();

        assertThat(Objects.requireNonNull(seen.get())).isInstanceOf(Streaming.class);
        await().atMost(PATIENCE).until(() -> birch.counters().inFlight() == 0);
    }
}
