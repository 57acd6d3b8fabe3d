package io.tollgate.api.config;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Ends a connection whose request line and headers trickle in. It belongs to one channel and stands on both sides of its
 * codec: before it bytes are seen, behind it what they have become. Headers that come in one piece start no timer.
 */
final class HeaderTimeout extends ChannelInboundHandlerAdapter {

    private static final String BYTES = "tollgate.header-timeout";
    private static final String MESSAGES = "tollgate.header-timeout.messages";

    private final Duration limit;
    /** Whether the bytes that were read last have become anything. */
    private boolean decoded;
    /** From a request's headers to the end of its answer. */
    private boolean answering;

    private @Nullable Future<?> timer;

    HeaderTimeout(Duration limit) {
        this.limit = limit;
    }

    void addTo(ChannelPipeline pipeline) {
        pipeline.addBefore(NettyPipeline.HttpCodec, BYTES, this);
        pipeline.addAfter(NettyPipeline.HttpCodec, MESSAGES, new Messages());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        decoded = false;
        context.fireChannelRead(bytes);
        if (!decoded && !answering && timer == null) {
            ChannelHandlerContext behind = context.pipeline().context(MESSAGES);
            timer = context.executor().schedule(() -> refusal().send(behind), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private EarlyRefusal refusal() {
        return new EarlyRefusal(
                HttpResponseStatus.REQUEST_TIMEOUT,
                "request_timeout",
                "The request's headers did not arrive within %d s. Send them at once.".formatted(limit.toSeconds()));
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private final class Messages extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpObject) {
                decoded = true;
                stop();
            }
            answering |= message instanceof HttpRequest;
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
            answering &= !(message instanceof LastHttpContent);
            super.write(context, message, promise);
        }
    }
}
