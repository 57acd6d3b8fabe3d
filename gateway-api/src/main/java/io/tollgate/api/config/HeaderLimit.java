package io.tollgate.api.config;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.springframework.util.unit.DataSize;

/** Says what is wrong with a request whose headers are too large to be read; without it the answer would be empty. */
@Sharable
final class HeaderLimit extends ChannelInboundHandlerAdapter {

    static final String NAME = "tollgate.header-limit";

    private final DataSize limit;

    HeaderLimit(DataSize limit) {
        this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && isTooLarge(request)) {
            ReferenceCountUtil.release(message);
            context.writeAndFlush(refusal()).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.fireChannelRead(message);
        }
    }

    private static boolean isTooLarge(HttpRequest request) {
        Throwable problem = request.decoderResult().cause();
        return problem instanceof TooLongHttpHeaderException || problem instanceof TooLongHttpLineException;
    }

    /** The path is not known: the body is OpenAI's everywhere. */
    private FullHttpResponse refusal() {
        String body = """
                {"error":{"message":"The request's line or headers are larger than %d KB, the most that this gateway \
                reads. Send fewer or shorter headers.","type":"invalid_request_error","code":"headers_too_large",\
                "param":null}}""".formatted(limit.toKilobytes());
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, "close");
        return response;
    }
}
