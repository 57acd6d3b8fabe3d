package io.tollgate.bench.load;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;

/** One connection with at most one request under way. */
final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {

    /** Told of every end, on the connection's thread. */
    interface Listener {

        void answered(Connection connection, FullHttpResponse answer);

        void closed(Connection connection);
    }

    private final Channel channel;
    private final Arrivals arrivals;
    private final Listener listener;
    private boolean busy;
    private long intendedStart;

    Connection(Channel channel, Arrivals arrivals, Listener listener) {
        this.channel = channel;
        this.arrivals = arrivals;
        this.listener = listener;
    }

    void send(byte[] request, long intended) {
        busy = true;
        intendedStart = intended;
        arrivals.reset();
        // A failed write closes the channel, and that is heard.
        ChannelFuture unused = channel.writeAndFlush(Unpooled.wrappedBuffer(request));
    }

    boolean busy() {
        return busy;
    }

    long intendedStart() {
        return intendedStart;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    void close() {
        ChannelFuture unused = channel.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
        busy = false;
        listener.answered(this, answer);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        listener.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close();
    }
}
