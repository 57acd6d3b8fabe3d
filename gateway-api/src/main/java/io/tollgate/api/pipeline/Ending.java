package io.tollgate.api.pipeline;

import reactor.core.publisher.Mono;

/** What is to be done when a request has ended, on each of the ways out. */
record Ending(Settling settling, Shadows shadows) {

    Mono<Void> answered(Ticket ticket) {
        return Mono.fromRunnable(() -> {
            settling.answered(ticket);
            shadows.follow(ticket);
        });
    }

    Mono<Void> failed(Ticket ticket, Throwable failure) {
        return Mono.fromRunnable(() -> settling.failed(ticket, failure));
    }

    Mono<Void> cancelled(Ticket ticket) {
        return Mono.fromRunnable(() -> settling.cancelled(ticket));
    }
}
