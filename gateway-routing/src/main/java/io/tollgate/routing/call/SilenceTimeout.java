package io.tollgate.routing.call;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a connection on which the provider says nothing, although the gateway would listen: a slow caller is not its fault. */
final class SilenceTimeout extends IdleStateHandler {

    static final String NAME = "tollgate.silence-timeout";

    SilenceTimeout(Duration longest) {
        super(longest.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) throws Exception {
        if (context.channel().config().isAutoRead()) {
            context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
            close(context, context.newPromise());
        }
    }
}
