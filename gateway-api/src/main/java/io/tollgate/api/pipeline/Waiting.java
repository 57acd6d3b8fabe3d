package io.tollgate.api.pipeline;

import io.tollgate.routing.call.CallOutcome;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.Sinks;

/**
 * Keeps the caller of a stream while providers are tried: clients, and what lies between, give up on a connection that
 * says nothing. The status is held back as long as it may still tell of a failure, and then no longer.
 *
 * @param pause until the status is sent, and between the comments that go with it and follow it
 */
record Waiting(Duration pause) {

    /** Relays what the call comes to; cancelling ends the call. */
    Mono<Void> relay(Mono<CallOutcome> call, Relay relay) {
        return Mono.defer(() -> relay(call, relay, new Untaken()));
    }

    private Mono<Void> relay(Mono<CallOutcome> call, Relay relay, Untaken untaken) {
        return begun(call.map(untaken::keep))
                .switchOnFirst((first, all) -> relay(first, all, relay), false)
                .then()
                .doFinally(untaken::ended);
    }

    /** Nothing for each pause that passes, and at last the outcome. The call is not cancelled once it has one. */
    private Flux<Optional<CallOutcome>> begun(Mono<CallOutcome> call) {
        Sinks.Empty<Void> there = Sinks.empty();
        Flux<Optional<CallOutcome>> pauses = Flux.interval(pause)
                .onBackpressureDrop()
                .map(tick -> Optional.<CallOutcome>empty())
                .takeUntilOther(there.asMono());
        return Flux.merge(pauses, call.doOnTerminate(there::tryEmitEmpty).map(Optional::of));
    }

    private static Flux<Void> relay(
            Signal<? extends Optional<CallOutcome>> first, Flux<Optional<CallOutcome>> all, Relay relay) {
        Optional<CallOutcome> begin = first.get();
        if (begin == null) {
            return all.then().flux();
        }
        return begin.map(relay::write).orElseGet(() -> relay.write(all)).flux();
    }
}
