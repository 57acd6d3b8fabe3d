package io.tollgate.bench.floor;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;

/** Passes every request and answer on by means of Reactor Netty alone, as it comes and without looking at it. */
public final class ReactorNettyProxy {

    private static final int CONNECTIONS = 512;

    private final HttpClient upstream;

    private ReactorNettyProxy(HttpClient upstream) {
        this.upstream = upstream;
    }

    /**
     * Serves until the process ends.
     *
     * @param arguments the port to listen on, and the provider's port, both on loopback
     */
    public static void main(String[] arguments) {
        start(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]))
                .onDispose()
                .block();
    }

    static DisposableServer start(int port, int upstreamPort) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle(new ReactorNettyProxy(client(upstreamPort))::pass)
                .bindNow();
    }

    /** Keeps connections to the provider open, as many as the gateway may. */
    static HttpClient client(int port) {
        return HttpClient.create(ConnectionProvider.create("upstream", CONNECTIONS))
                .baseUrl("http://127.0.0.1:" + port);
    }

    private Publisher<Void> pass(HttpServerRequest request, HttpServerResponse response) {
        return upstream.headers(headers -> headers.set(request.requestHeaders()).remove(HttpHeaderNames.HOST))
                .request(request.method())
                .uri(request.uri())
                .send((head, outbound) -> outbound.send(request.receive().retain()))
                .response((head, content) -> response.status(head.status())
                        .headers(head.responseHeaders())
                        .send(content.retain(), piece -> true));
    }
}
