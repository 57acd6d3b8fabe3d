package io.tollgate.routing.call;

import io.tollgate.routing.provider.StreamEvent;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waits for a stream's first content, asking for one event after the other, and hands the stream over from there. */
final class StreamOpening extends Mono<Opening> {

    private final Flux<StreamEvent> events;

    /** @param events ending with an end, and without an error */
    StreamOpening(Flux<StreamEvent> events) {
        this.events = events;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Opening> actual) {
        events.subscribe(new Handover(actual));
    }
}
