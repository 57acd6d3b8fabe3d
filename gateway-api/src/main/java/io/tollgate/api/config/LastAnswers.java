package io.tollgate.api.config;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;

/** Says {@code Connection: close} on each answer that begins while the node stops; the server then closes it. */
@Sharable
final class LastAnswers extends ChannelOutboundHandlerAdapter {

    static final String NAME = "tollgate.last-answers";

    private final Draining draining;

    LastAnswers(Draining draining) {
        this.draining = draining;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (draining.isBegun()
                && message instanceof HttpResponse answer
                && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            HttpUtil.setKeepAlive(answer, false);
        }
        super.write(context, message, promise);
    }
}
