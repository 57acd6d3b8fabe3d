package io.tollgate.api.pipeline;

import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** What is to be done when a request has ended, on each of the ways out. */
record Ending(Settling settling, Shadows shadows, Captures captures) {

    /** What writes this request's answer. */
    Relay relay(Ticket ticket, ServerHttpResponse response) {
        return new Relay(ticket, settling, response, captures.of(ticket, response.getHeaders()));
    }

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
