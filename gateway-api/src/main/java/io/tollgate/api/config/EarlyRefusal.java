package io.tollgate.api.config;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** The answer to what never became a request: its path is not known, so the body is OpenAI's everywhere. */
record EarlyRefusal(HttpResponseStatus status, String code, String message) {

    /** Answers and closes the connection. */
    void send(ChannelHandlerContext context) {
        context.writeAndFlush(response()).addListener(ChannelFutureListener.CLOSE);
    }

    private FullHttpResponse response() {
        String body = """
                {"error":{"message":"%s","type":"invalid_request_error","code":"%s","param":null}}""".formatted(message, code);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, "close");
        return response;
    }
}
