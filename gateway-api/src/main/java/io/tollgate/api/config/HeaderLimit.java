package io.tollgate.api.config;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.springframework.util.unit.DataSize;

/** Says what is wrong with a request whose headers are too large to be read; without it the answer would be empty. */
@Sharable
final class HeaderLimit extends ChannelInboundHandlerAdapter {

    static final String NAME = "tollgate.header-limit";

    private final EarlyRefusal refusal;

    HeaderLimit(DataSize limit) {
        this.refusal = new EarlyRefusal(
                HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                "headers_too_large",
                "The request's line or headers are larger than %d KB, the most that this gateway reads. Send fewer or shorter headers."
                        .formatted(limit.toKilobytes()));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && isTooLarge(request)) {
            ReferenceCountUtil.release(message);
            refusal.send(context);
        } else {
            context.fireChannelRead(message);
        }
    }

    private static boolean isTooLarge(HttpRequest request) {
        Throwable problem = request.decoderResult().cause();
        return problem instanceof TooLongHttpHeaderException || problem instanceof TooLongHttpLineException;
    }
}
