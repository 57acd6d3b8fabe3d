package io.tollgate.api.pipeline;

import io.netty.buffer.Unpooled;
import io.netty.handler.flush.FlushConsolidationHandler;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Writes each piece of a stream when it comes. Spring's response makes a publisher of its own out of each, and a group of
 * writes out of that; where no decorator has to see the pieces, they go to the server as they are.
 */
final class EventWriter {

    private static final String FLUSHES = "flushes";

    /** Where so many pieces come at once, they do not wait for the rest. */
    private static final int MOST_PIECES = 256;

    private EventWriter() {}

    static Mono<Void> write(ServerHttpResponse response, Flux<byte[]> pieces) {
        if (response instanceof AbstractServerHttpResponse plain
                && plain.getNativeResponse() instanceof HttpServerResponse server) {
            // Completed without a body, Spring's response hands status and headers to the server, and sends nothing.
            return response.setComplete().then(Mono.defer(() -> send(server, pieces)));
        }
        return response.writeAndFlushWith(
                pieces.map(bytes -> Mono.just(response.bufferFactory().wrap(bytes))));
    }

    /** Pieces that a provider sent together leave together: a call of the system for all of them, and a place for each. */
    private static Mono<Void> send(HttpServerResponse server, Flux<byte[]> pieces) {
        server.withConnection(
                connection -> connection.addHandlerFirst(FLUSHES, new FlushConsolidationHandler(MOST_PIECES, true)));
        return server.send(pieces.map(Unpooled::wrappedBuffer), piece -> true).then();
    }
}
