package io.tollgate.routing.call;

import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A stream that breaks off where its request's deadline comes, or the node's end; for one subscriber. */
final class BoundedStream {

    private final Flux<StreamEvent> events;
    private final Deadline deadline;
    private volatile boolean ended;

    /** @param events ending with exactly one end */
    BoundedStream(Flux<StreamEvent> events, Deadline deadline) {
        this.events = events;
        this.deadline = deadline;
    }

    Flux<StreamEvent> events() {
        return Flux.defer(() ->
                events.takeUntilOther(deadline.end()).doOnNext(this::pass).concatWith(Mono.defer(this::missingEnd)));
    }

    private void pass(StreamEvent event) {
        ended = event.isEnd();
    }

    private Mono<StreamEvent> missingEnd() {
        return ended ? Mono.empty() : Mono.just(new Broken(deadline.cutOff()));
    }
}
