package io.tollgate.admin;

import java.net.URI;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.NettyOutbound;
import reactor.netty.tcp.TcpClient;
import reactor.netty.tcp.TcpServer;

/** A wire to Redis that a test can cut, for good. */
public final class RedisWire {

    private final URI redis;
    private final Sinks.Empty<Void> cut = Sinks.empty();
    private final DisposableServer relay;

    public RedisWire(String redisUrl) {
        this.redis = URI.create(redisUrl);
        this.relay = TcpServer.create()
                .host("127.0.0.1")
                .port(0)
                .doOnConnection(this::connect)
                .bindNow();
    }

    /** Where Redis is, by this wire. */
    public String url() {
        return "redis://" + redis.getRawUserInfo() + "@127.0.0.1:" + relay.port() + redis.getRawPath();
    }

    public void cut() {
        relay.disposeNow();
        cut.tryEmitEmpty();
    }

    private void connect(Connection caller) {
        TcpClient.create()
                .host(redis.getHost())
                .port(redis.getPort())
                .connect()
                .subscribe(server -> join(caller, server));
    }

    private void join(Connection caller, Connection server) {
        copy(caller, server.outbound());
        copy(server, caller.outbound());
        Mono.firstWithSignal(cut.asMono(), caller.onDispose(), server.onDispose())
                .doFinally(end -> caller.dispose())
                .subscribe(nothing -> {}, failure -> {}, server::dispose);
    }

    private static void copy(Connection from, NettyOutbound to) {
        to.send(from.inbound().receive().retain()).then().subscribe(nothing -> {}, failure -> {});
    }
}
