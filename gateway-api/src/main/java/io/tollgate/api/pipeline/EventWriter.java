package io.tollgate.api.pipeline;

import io.netty.buffer.Unpooled;
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

    private EventWriter() {}

    static Mono<Void> write(ServerHttpResponse response, Flux<byte[]> pieces) {
        if (response instanceof AbstractServerHttpResponse plain
                && plain.getNativeResponse() instanceof HttpServerResponse server) {
            // Completed without a body, Spring's response hands status and headers to the server, and sends nothing.
            return response.setComplete()
                    .then(Mono.defer(() -> server.send(pieces.map(Unpooled::wrappedBuffer), piece -> true)
                            .then()));
        }
        return response.writeAndFlushWith(
                pieces.map(bytes -> Mono.just(response.bufferFactory().wrap(bytes))));
    }
}
