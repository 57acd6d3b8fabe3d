package io.tollgate.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends load from one thread, one run after the other. */
public final class LoadGenerator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MAX_ANSWER_BYTES = 4 << 20;
    private static final int CONNECT_MILLIS = 5_000;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, handler());

    /** Epoll waits to the nanosecond; a selector only to the millisecond, which an open loop would measure. */
    private static IoHandlerFactory handler() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    private static Class<? extends SocketChannel> channelType() {
        return Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /** Runs the schedule to its end over this many connections. */
    public LoadResult run(Target target, Schedule schedule, int connections) {
        return run(target, schedule, connections, PATIENCE);
    }

    /**
     * Runs the schedule to its end over this many connections.
     *
     * @param patience how long answers may be late when nothing more is sent
     */
    public LoadResult run(Target target, Schedule schedule, int connections, Duration patience) {
        EventLoop loop = group.next();
        LoadRun run = new LoadRun(loop, target, schedule, patience);
        List<Channel> channels = connect(target, run, connections);
        loop.execute(run::begin);
        try {
            return run.result().join();
        } finally {
            channels.forEach(channel -> channel.close().syncUninterruptibly());
        }
    }

    private List<Channel> connect(Target target, LoadRun run, int connections) {
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(channelType())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .remoteAddress(target.address())
                .handler(new Connecting(run));
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            channels.add(bootstrap.connect().syncUninterruptibly().channel());
        }
        CompletableFuture.runAsync(() -> {}, group.next()).join();
        return channels;
    }

    private static final class Connecting extends ChannelInitializer<SocketChannel> {

        private final LoadRun run;

        Connecting(LoadRun run) {
            this.run = run;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            Arrivals arrivals = new Arrivals(run::gap);
            Connection connection = new Connection(channel, arrivals, run);
            channel.pipeline()
                    .addLast(
                            new HttpResponseDecoder(),
                            arrivals,
                            new HttpObjectAggregator(MAX_ANSWER_BYTES),
                            connection);
            run.connected(connection);
        }
    }

    @Override
    public void close() {
        Future<?> unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
