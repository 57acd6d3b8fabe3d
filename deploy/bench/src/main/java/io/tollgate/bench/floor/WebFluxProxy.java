package io.tollgate.bench.floor;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;

/** Passes every request and answer on by means of Spring WebFlux and its client, as it comes and without looking at it. */
public final class WebFluxProxy {

    private final WebClient upstream;

    private WebFluxProxy(WebClient upstream) {
        this.upstream = upstream;
    }

    /**
     * Serves until the process ends.
     *
     * @param arguments the port to listen on, and the provider's port, both on loopback
     */
    public static void main(String[] arguments) {
        Loopback.serve(arguments, WebFluxProxy::start);
    }

    static DisposableServer start(int port, int upstreamPort) {
        ReactorClientHttpConnector connector = new ReactorClientHttpConnector(Loopback.client(upstreamPort));
        WebFluxProxy proxy =
                new WebFluxProxy(WebClient.builder().clientConnector(connector).build());
        return Loopback.server(
                port,
                new ReactorHttpHandlerAdapter(
                        WebHttpHandlerBuilder.webHandler(proxy::pass).build()));
    }

    private Mono<Void> pass(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return upstream.method(request.getMethod())
                .uri(request.getURI().getPath())
                .headers(headers -> {
                    headers.putAll(request.getHeaders());
                    headers.remove(HttpHeaders.HOST);
                })
                .body(BodyInserters.fromDataBuffers(request.getBody()))
                .exchangeToMono(reply -> relay(reply, exchange.getResponse()));
    }

    private static Mono<Void> relay(ClientResponse reply, ServerHttpResponse response) {
        response.setStatusCode(reply.statusCode());
        response.getHeaders().putAll(reply.headers().asHttpHeaders());
        return response.writeAndFlushWith(reply.bodyToFlux(DataBuffer.class).map(Mono::just));
    }
}
