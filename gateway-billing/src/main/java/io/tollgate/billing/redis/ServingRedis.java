package io.tollgate.billing.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.EventLoopGroupProvider;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.tollgate.billing.EventLoops;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Connections to Redis for requests: one on each event loop that serves, so that its answers come to the thread that waits
 * for them; other threads share one.
 */
public final class ServingRedis implements AutoCloseable {

    private final EventLoops.Each<StatefulRedisConnection<String, String>> connections;
    private final List<RedisClient> clients;

    private ServingRedis(
            EventLoops.Each<StatefulRedisConnection<String, String>> connections, List<RedisClient> clients) {
        this.connections = connections;
        this.clients = clients;
    }

    /** One connection for all threads, which stays its owner's. */
    public static ServingRedis shared(StatefulRedisConnection<String, String> connection) {
        return new ServingRedis(EventLoops.NONE.each(loop -> connection, connection), List.of());
    }

    /**
     * Connects on each event loop.
     *
     * @param client of given resources
     * @param elsewhere for all other threads; stays its owner's
     */
    public static ServingRedis connect(
            EventLoops loops,
            ClientResources resources,
            Function<ClientResources, RedisClient> client,
            StatefulRedisConnection<String, String> elsewhere) {
        List<RedisClient> clients = new ArrayList<>();
        return new ServingRedis(
                loops.each(
                        loop -> {
                            RedisClient own = client.apply(resources
                                    .mutate()
                                    .eventLoopGroupProvider(new OneLoop(loop))
                                    .build());
                            clients.add(own);
                            return own.connect(new MeasuredText());
                        },
                        elsewhere),
                clients);
    }

    /** The calling thread's; while that one is not connected, the shared one, connected or not. */
    StatefulRedisConnection<String, String> here() {
        StatefulRedisConnection<String, String> here = connections.here();
        return here.isOpen() ? here : connections.elsewhere();
    }

    @Override
    public void close() {
        clients.forEach(RedisClient::shutdown);
    }

    /** A loop that somebody else began, and will end. */
    private record OneLoop(EventLoop loop) implements EventLoopGroupProvider {

        @Override
        @SuppressWarnings("unchecked") // Lettuce names the class that it would make itself, and asks only for a group.
        public <T extends io.netty.channel.EventLoopGroup> T allocate(Class<T> type) {
            return (T) loop;
        }

        @Override
        public int threadPoolSize() {
            return 1;
        }

        @Override
        public Future<Boolean> release(
                EventExecutorGroup eventLoopGroup, long quietPeriod, long timeout, TimeUnit unit) {
            return ImmediateEventExecutor.INSTANCE.newSucceededFuture(true);
        }

        @Override
        public Future<Boolean> shutdown(long quietPeriod, long timeout, TimeUnit timeUnit) {
            return ImmediateEventExecutor.INSTANCE.newSucceededFuture(true);
        }
    }
}
