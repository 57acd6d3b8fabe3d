package io.tollgate.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.billing.price.Rates;
import io.tollgate.routing.call.AttemptReport;
import io.tollgate.routing.call.CallOutcome;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class WaitingTest {

    private final Ticket ticket = Tickets.ticket(Tickets.planned(new Rates(1, 1, 1, 1, 1, 0), OptionalLong.empty(), 1));
    private final Settling settling = new Settling(
            (hold, event) -> Mono.empty(), new Rows("node-1"), new RequestMetrics(new SimpleMeterRegistry()));

    /** Decorated, because the mock has no server's response behind it that could be written to. */
    private final Relay relay =
            new Relay(ticket, settling, new ServerHttpResponseDecorator(new MockServerHttpResponse()), Capture.NONE);

    private final Waiting waiting = new Waiting(Duration.ofMinutes(1));
    private final AtomicInteger left = new AtomicInteger();
    private final CallOutcome stream = new Streaming(
            ticket.planned().first(),
            Map.of(),
            Flux.<StreamEvent>never().doOnCancel(left::incrementAndGet),
            List.of(served(ticket.planned().first())));

    @Test
    void endsAStreamThatBeginsJustWhenItsCallerLeaves() {
        Disposable caller =
                waiting.relay(new GivenAsItIsCancelled(stream), relay).subscribe();

        caller.dispose();

        assertThat(left).hasValue(1);
    }

    @Test
    void endsAStreamOnceWhoseCallerLeavesLater() {
        Disposable caller = waiting.relay(Mono.just(stream), relay).subscribe();

        caller.dispose();

        assertThat(left).hasValue(1);
    }

    private static AttemptReport served(Attempt attempt) {
        return new AttemptReport(
                attempt,
                AttemptReport.SERVED,
                OptionalInt.of(200),
                "",
                0,
                1,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A call whose outcome is on its way, from another thread, when it is cancelled. */
    private static final class GivenAsItIsCancelled extends Mono<CallOutcome> {

        private final CallOutcome outcome;

        GivenAsItIsCancelled(CallOutcome outcome) {
            this.outcome = outcome;
        }

        @Override
        public void subscribe(CoreSubscriber<? super CallOutcome> actual) {
            actual.onSubscribe(new Subscription() {
                @Override
                public void request(long demand) {}

                @Override
                public void cancel() {
                    actual.onNext(outcome);
                    actual.onComplete();
                }
            });
        }
    }
}
