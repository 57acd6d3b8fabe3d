package io.tollgate.bench.floor;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Passes every request and answer on by means of Reactor Netty alone, as it comes and without looking at it. */
public final class ReactorNettyProxy {

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
        Loopback.serve(arguments, ReactorNettyProxy::start);
    }

    static DisposableServer start(int port, int upstreamPort) {
        return Loopback.server(port, new ReactorNettyProxy(Loopback.client(upstreamPort))::pass);
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
