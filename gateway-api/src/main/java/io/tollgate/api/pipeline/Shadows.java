package io.tollgate.api.pipeline;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.api.request.RequestContext;
import io.tollgate.api.routing.RequestRouting;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.routing.call.CallOutcome;
import io.tollgate.routing.call.CallOutcome.Complete;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.call.CallRequest;
import io.tollgate.routing.call.Deadline;
import io.tollgate.routing.call.FallbackCaller;
import io.tollgate.routing.call.Patience;
import io.tollgate.routing.plan.Chance;
import io.tollgate.routing.policy.Shadow;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Asks a second model the same once the caller was answered, where a document says so. Nobody gets its answer; it has a row
 * of its own, and nothing that becomes of it is felt by the caller.
 */
final class Shadows implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shadows.class);
    private static final String DRAW = "shadow";

    /** Calls that nobody waits for must not take a node's memory or connections from those that somebody does. */
    private static final int MOST_AT_ONCE = 32;

    private static final int LONGEST_BODY = 1024 * 1024;

    private final Gate gate;
    private final FallbackCaller caller;
    private final Settling settling;
    private final Duration longest;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Disposable.Composite underWay = Disposables.composite();

    /** @param longest how long one may take */
    Shadows(Gate gate, FallbackCaller caller, Settling settling, Duration longest) {
        this.gate = gate;
        this.caller = caller;
        this.settling = settling;
        this.longest = longest;
    }

    /** The caller of this request has its answer. */
    void follow(Ticket ticket) {
        ticket.planned().choice().rules().measures().shadow().ifPresent(shadow -> follow(ticket, shadow));
    }

    private void follow(Ticket ticket, Shadow shadow) {
        if (isWanted(ticket, shadow) && places.tryAcquire()) {
            Disposable.Swap place = Disposables.swap();
            underWay.add(place);
            place.update(serve(inbound(ticket.inbound(), shadow), shadow.model())
                    .doFinally(signal -> leave(place))
                    .subscribe(done -> {}, e -> LOG.debug("a shadow came to nothing", e)));
        }
    }

    private void leave(Disposable place) {
        places.release();
        underWay.remove(place);
    }

    private static boolean isWanted(Ticket ticket, Shadow shadow) {
        Inbound inbound = ticket.inbound();
        long seed = inbound.context().id().getLeastSignificantBits();
        return ticket.tally().isAnswered()
                && inbound.ask().operation().isChat()
                && inbound.ask().call().own().body().size() <= LONGEST_BODY
                && inbound.grant().allows(shadow.model())
                && !inbound.routing().model().equals(shadow.model())
                && Chance.takes(seed, DRAW, shadow.percent());
    }

    private static Inbound inbound(Inbound original, Shadow shadow) {
        KeyGrant grant = original.grant().shadowing(original.routing().model(), shadow.operators());
        long now = System.nanoTime();
        return new Inbound(
                new RequestContext(
                        IdKind.next(),
                        Optional.of(original.context().shownId()),
                        original.context().sessionId(),
                        now),
                grant,
                original.call(),
                original.ask(),
                original.dialect(),
                new Stopwatch(now),
                RequestRouting.of(shadow.model()));
    }

    private Mono<Void> serve(Inbound inbound, String model) {
        return Mono.usingWhen(
                gate.admitShadow(inbound, model),
                this::call,
                ticket -> Mono.fromRunnable(() -> settling.answered(ticket)),
                (ticket, failure) -> Mono.fromRunnable(() -> settling.failed(ticket, failure)),
                ticket -> Mono.fromRunnable(() -> settling.cancelled(ticket)));
    }

    private Mono<Void> call(Ticket ticket) {
        Inbound inbound = ticket.inbound();
        Deadline deadline = new Deadline(inbound.context().startedNanos(), longest);
        return caller.call(new CallRequest(
                        inbound.grant().organizationId(),
                        inbound.ask().call().capped(ticket.cap()),
                        ticket.planned().attempts(),
                        gate.of(ticket),
                        new Patience(Optional.empty(), deadline, ticket.output())))
                .doOnNext(outcome -> inbound.watch().done(Stopwatch.Step.CALLED))
                .flatMap(outcome -> taken(ticket, outcome));
    }

    private static Mono<Void> taken(Ticket ticket, CallOutcome outcome) {
        Tally tally = ticket.tally();
        if (outcome instanceof Complete complete) {
            tally.served(complete.attempt(), complete.attempts());
            tally.took(complete.answer(), true);
            return Mono.empty();
        }
        if (outcome instanceof Streaming streaming) {
            tally.served(streaming.attempt(), streaming.attempts());
            return streaming.events().doOnNext(event -> took(tally, event)).then();
        }
        tally.unserved(outcome.attempts());
        return Mono.error(UpstreamErrors.exhausted(ticket.inbound().routing().model(), outcome.attempts())
                .exception());
    }

    private static void took(Tally tally, StreamEvent event) {
        if (event instanceof Chunk chunk) {
            tally.took(chunk, true);
        } else if (event instanceof Broken broken) {
            tally.failed(UpstreamErrors.broken(broken.failure().message()));
        }
    }

    @Override
    public void close() {
        underWay.dispose();
    }
}
