package io.tollgate.simulator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Sends replies that no pace or fault applies to. */
final class Replies {

    private Replies() {}

    static Mono<Void> send(HttpServerResponse response, Reply reply) {
        response.status(reply.status());
        reply.headers().forEach(response::header);
        return response.sendByteArray(Flux.fromIterable(reply.pieces()).next()).then();
    }

    static Reply unknownPath(HttpServerRequest request) {
        String message = "Unknown request URL: %s %s".formatted(request.method(), request.uri());
        return Reply.json(404, Json.error(message, "invalid_request_error", "", "unknown_url"));
    }
}
