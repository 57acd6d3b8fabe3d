package io.tollgate.routing.call;

import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.StreamEvent;
import java.util.Optional;
import reactor.core.publisher.Flux;

/**
 * A stream whose first content is there, or which has none.
 *
 * @param failure why it is no answer; empty when it is one
 * @param events all of its events, those held back first; for one subscriber
 */
record Opening(Optional<Failure> failure, Flux<StreamEvent> events) {

    static Opening failed(Failure failure) {
        return new Opening(Optional.of(failure), Flux.empty());
    }
}
