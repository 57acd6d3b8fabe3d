package io.tollgate.routing.call;

import io.netty.channel.ChannelOption;
import io.tollgate.billing.EventLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Connections to providers: a pool for each event loop that serves requests, so that an answer comes to the thread that
 * relays it, and one pool for all other threads.
 */
final class UpstreamHttp implements AutoCloseable {

    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final String GUARD = "tollgate.address-guard";

    private final List<ConnectionProvider> pools = new ArrayList<>();
    private final EventLoops.Each<HttpClient> clients;

    UpstreamHttp(EventLoops loops, UpstreamProperties properties, AddressPolicy addresses) {
        int share = Math.max(1, properties.maxConnections() / Math.max(1, loops.size()));
        clients = loops.each(
                loop -> client(pool(share, properties), addresses, properties.connectTimeout())
                        .runOn(loop),
                client(pool(properties.maxConnections(), properties), addresses, properties.connectTimeout()));
    }

    private UpstreamHttp(HttpClient client) {
        clients = EventLoops.NONE.each(loop -> client, client);
    }

    /** One client for all threads, whose connections are its owner's to close. */
    static UpstreamHttp shared(HttpClient client) {
        return new UpstreamHttp(client);
    }

    /** How connections are made, and to which addresses. */
    static HttpClient client(ConnectionProvider connections, AddressPolicy addresses, Duration connectTimeout) {
        AddressGuard guard = new AddressGuard(addresses);
        return HttpClient.create(connections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()))
                .resolver(dns -> dns.queryTimeout(connectTimeout))
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(MAX_HEADER_BYTES))
                // A second try would be an attempt that no plan, hold or report knows of.
                .disableRetry(true)
                .followRedirect(false)
                .mapConnect(UpstreamHttp::closingWhatNobodyTakes)
                .doOnChannelInit(
                        (observer, channel, remote) -> channel.pipeline().addFirst(GUARD, guard));
    }

    /**
     * Reactor Netty passes an answer's connection on through a {@link Mono#retryWhen}, which drops it
     * when the caller leaves on another thread at that moment: it would stay open, and what came over it in memory.
     */
    private static Mono<? extends Connection> closingWhatNobodyTakes(Mono<? extends Connection> answered) {
        return answered.doOnDiscard(Connection.class, Connection::dispose);
    }

    private ConnectionProvider pool(int maxConnections, UpstreamProperties properties) {
        ConnectionProvider pool = ConnectionProvider.builder("tollgate-upstream")
                .maxConnections(maxConnections)
                .pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(properties.connectTimeout())
                .maxIdleTime(properties.maxIdle())
                .evictInBackground(properties.maxIdle())
                .lifo()
                .build();
        pools.add(pool);
        return pool;
    }

    /** The calling thread's. */
    HttpClient here() {
        return clients.here();
    }

    /** The one that belongs to no event loop. */
    HttpClient elsewhere() {
        return clients.elsewhere();
    }

    @Override
    public void close() {
        pools.forEach(ConnectionProvider::dispose);
    }
}
