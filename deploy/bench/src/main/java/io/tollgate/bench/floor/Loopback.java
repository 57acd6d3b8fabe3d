package io.tollgate.bench.floor;

import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;

/** What both proxies stand on: Reactor Netty's server and client, on loopback. */
final class Loopback {

    private static final int CONNECTIONS = 512;

    private Loopback() {}

    /**
     * Serves until the process ends.
     *
     * @param arguments the port to listen on, and the provider's port
     */
    static void serve(String[] arguments, BiFunction<Integer, Integer, DisposableServer> proxy) {
        proxy.apply(Integer.valueOf(arguments[0]), Integer.valueOf(arguments[1]))
                .onDispose()
                .block();
    }

    static DisposableServer server(
            int port,
            BiFunction<? super HttpServerRequest, ? super HttpServerResponse, ? extends Publisher<Void>> handler) {
        return HttpServer.create().host("127.0.0.1").port(port).handle(handler).bindNow();
    }

    /** Keeps connections to the provider open, as many as the gateway may. */
    static HttpClient client(int port) {
        return HttpClient.create(ConnectionProvider.create("upstream", CONNECTIONS))
                .baseUrl("http://127.0.0.1:" + port);
    }
}
