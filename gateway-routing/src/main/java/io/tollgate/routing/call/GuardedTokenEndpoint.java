package io.tollgate.routing.call;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.signing.TokenEndpoint;
import io.tollgate.routing.signing.TokenRequest;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks for tokens over the same guarded connections that providers are called over. */
final class GuardedTokenEndpoint implements TokenEndpoint {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpClient http;

    GuardedTokenEndpoint(HttpClient http) {
        this.http = http;
    }

    @Override
    public Mono<UpstreamAnswer> post(TokenRequest request) {
        byte[] body = request.body();
        return http.headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/x-www-form-urlencoded")
                        .set(HttpHeaderNames.ACCEPT, "application/json")
                        .set(HttpHeaderNames.CONTENT_LENGTH, body.length))
                .responseTimeout(LIMIT)
                .post()
                .uri(request.endpoint())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .response((head, content) ->
                        new UpstreamReply(head.status().code(), Map.of(), content.asByteArray()).whole(MOST_BYTES))
                .next()
                .timeout(LIMIT);
    }
}
