package io.tollgate.simulator;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** Puts a reply on the wire at a provider's pace. */
final class ReplySender {

    /** A reset throws away what the client has not read yet: this long it gets for the chunks before it. */
    private static final Duration TIME_TO_READ = Duration.ofMillis(50);

    private final HttpServerResponse response;
    private final Behaviour pace;
    private final Exchange exchange;

    ReplySender(HttpServerResponse response, Behaviour pace, Exchange exchange) {
        this.response = response;
        this.pace = pace;
        this.exchange = exchange;
    }

    Mono<Void> send(Reply reply) {
        Mono<Void> sent = pace.latencyMs() == 0 ? begin(reply) : latency().then(Mono.defer(() -> begin(reply)));
        return sent.doFinally(signal -> exchange.over());
    }

    private Mono<Void> latency() {
        return Mono.delay(Duration.ofMillis(
                        pace.latencyMs(ThreadLocalRandom.current().nextGaussian())))
                .then();
    }

    private Mono<Void> begin(Reply reply) {
        return switch (reply.ending()) {
            case COMPLETE -> reply.streamed() ? stream(reply) : whole(reply);
            case RESET ->
                write(reply, pieces(reply)).then(Mono.delay(TIME_TO_READ)).then(reset());
            case RESET_BEFORE_HEADERS -> reset();
            case STALL -> write(reply, pieces(reply)).then(Mono.never());
            case STALL_BEFORE_HEADERS -> Mono.never();
        };
    }

    private Mono<Void> whole(Reply reply) {
        Mono<byte[]> body = Mono.justOrEmpty(reply.pieces().stream().findFirst());
        head(reply);
        return response.sendByteArray(body.doOnSuccess(piece -> exchange.answered(reply.status())))
                .then();
    }

    private Mono<Void> stream(Reply reply) {
        return write(reply, pieces(reply).doOnComplete(() -> exchange.answered(reply.status())));
    }

    private Mono<Void> write(Reply reply, Flux<byte[]> pieces) {
        head(reply);
        return response.sendByteArray(pieces).then();
    }

    private void head(Reply reply) {
        response.status(reply.status());
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            response.header(header.getKey(), header.getValue());
        }
    }

    private Flux<byte[]> pieces(Reply reply) {
        Flux<byte[]> pieces = Flux.fromIterable(reply.pieces());
        return pace.chunkDelayMs() == 0
                ? pieces
                : pieces.take(1).concatWith(pieces.skip(1).delayElements(Duration.ofMillis(pace.chunkDelayMs())));
    }

    /** What a caller meets who cannot reach the provider; empty when this reply is no such thing. */
    static Optional<Mono<Void>> unreachable(Reply reply, HttpServerResponse response) {
        return switch (reply.ending()) {
            case RESET_BEFORE_HEADERS ->
                Optional.of(Mono.fromRunnable(() -> response.withConnection(ReplySender::cut)));
            case STALL_BEFORE_HEADERS -> Optional.of(Mono.never());
            default -> Optional.empty();
        };
    }

    private Mono<Void> reset() {
        return Mono.fromRunnable(() -> response.withConnection(this::reset));
    }

    private void reset(Connection connection) {
        exchange.broken();
        cut(connection);
    }

    /** With a linger of zero, closing sends RST in place of FIN. */
    private static void cut(Connection connection) {
        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        ChannelFuture unused = connection.channel().close();
    }
}
