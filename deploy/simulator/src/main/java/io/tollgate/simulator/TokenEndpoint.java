package io.tollgate.simulator;

import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Where Google's and Entra's tokens are asked for. */
final class TokenEndpoint {

    static final List<String> GOOGLE = List.of("google", "token");
    static final List<String> ENTRA = List.of("oauth2", "v2.0", "token");

    private static final byte[] EMPTY = new byte[0];

    private final TokenDesk desk;

    TokenEndpoint(TokenDesk desk) {
        this.desk = desk;
    }

    static boolean has(List<String> segments) {
        return segments.equals(GOOGLE) || segments.equals(ENTRA);
    }

    Mono<Void> handle(List<String> segments, HttpServerRequest request, HttpServerResponse response) {
        if (!request.method().equals(HttpMethod.POST)) {
            return Replies.send(response, Replies.unknownPath(request));
        }
        String address = "http://" + request.requestHeaders().get("host") + request.uri();
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(EMPTY)
                .flatMap(body -> Replies.send(
                        response, segments.equals(GOOGLE) ? desk.google(address, body) : desk.entra(body)));
    }
}
