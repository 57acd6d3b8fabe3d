package io.tollgate.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** When the pieces of one answer's body come in, before they are put together. */
final class Arrivals extends ChannelInboundHandlerAdapter {

    private static final ByteBuf CONTENT = Unpooled.wrappedBuffer("\"content\":\"".getBytes(StandardCharsets.US_ASCII));

    private final LongConsumer gaps;
    private long first;
    private long last;
    private int pieces;
    private boolean text;

    /**
     * @param gaps takes the nanoseconds between a piece and the one before it
     */
    Arrivals(LongConsumer gaps) {
        this.gaps = gaps;
    }

    void reset() {
        pieces = 0;
        text = false;
    }

    /**
     * {@link System#nanoTime()} of the first piece that has a token: providers begin with an event that only names the role.
     * Of the first piece, where none has; only when there are pieces.
     */
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
            if (pieces > 0) {
                gaps.accept(now - last);
            }
            boolean begins = !text && hasText(content.content());
            if (pieces == 0 || begins) {
                first = now;
            }
            text |= begins;
            last = now;
            pieces++;
        }
        context.fireChannelRead(message);
    }

    private static boolean hasText(ByteBuf piece) {
        ByteBuf rest = piece.duplicate();
        int found = ByteBufUtil.indexOf(CONTENT, rest);
        while (found >= 0) {
            int after = found + CONTENT.readableBytes();
            if (after < rest.writerIndex() && rest.getByte(after) != '"') {
                return true;
            }
            rest.readerIndex(Math.min(after, rest.writerIndex()));
            found = ByteBufUtil.indexOf(CONTENT, rest);
        }
        return false;
    }
}
