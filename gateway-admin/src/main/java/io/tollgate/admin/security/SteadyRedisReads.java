package io.tollgate.admin.security;

import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.stereotype.Component;

/**
 * Reads what Redis answers to its end.
 *
 * <p>Lettuce stops reading from the socket while it believes that nobody wants the rest of an answer. A subscriber that says
 * so at the same moment goes unheard (Lettuce issue 3232): the answer, and all that follow on the connection, never arrive.
 * A session is small, and its reader takes all of it, so there is nothing to hold back.
 */
@Component
class SteadyRedisReads implements ClientResourcesBuilderCustomizer {

    @Override
    public void customize(ClientResources.Builder resources) {
        resources.nettyCustomizer(new NettyCustomizer() {
            @Override
            public void afterChannelInitialized(Channel channel) {
                channel.pipeline().addFirst(new ReadOn());
            }
        });
    }

    private static final class ReadOn extends ChannelInboundHandlerAdapter {

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.fireChannelReadComplete();
            if (!context.channel().config().isAutoRead()) {
                context.read();
            }
        }
    }
}
