package io.tollgate.bench.load;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import java.util.function.LongConsumer;

/** When the pieces of one answer's body come in, before they are put together. */
final class Arrivals extends ChannelInboundHandlerAdapter {

    private final LongConsumer gaps;
    private long first;
    private long last;
    private int pieces;

    /**
     * @param gaps takes the nanoseconds between a piece and the one before it
     */
    Arrivals(LongConsumer gaps) {
        this.gaps = gaps;
    }

    void reset() {
        pieces = 0;
    }

    /** {@link System#nanoTime()} of the first piece; only when there are pieces. */
    long first() {
        return first;
    }

    int pieces() {
        return pieces;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpContent content && content.content().isReadable()) {
            long now = System.nanoTime();
            if (pieces == 0) {
                first = now;
            } else {
                gaps.accept(now - last);
            }
            last = now;
            pieces++;
        }
        context.fireChannelRead(message);
    }
}
