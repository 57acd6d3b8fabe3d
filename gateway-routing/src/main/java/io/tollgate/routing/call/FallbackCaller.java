package io.tollgate.routing.call;

import reactor.core.publisher.Mono;

/** Calls providers until one gives content. */
public interface FallbackCaller {

    /**
     * Makes the attempts in order until the first content. Cancelling ends the provider's work at once, and nothing more is
     * tried. What providers do never comes as an error.
     */
    Mono<CallOutcome> call(CallRequest request);
}
