package io.tollgate.api.config;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Limits that are kept before a request is one. */
@Configuration(proxyBeanMethods = false)
class ServerLimits {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> headerLimits(
            @Value("${server.max-http-request-header-size}") DataSize limit,
            @Value("${tollgate.max-request-time}") Duration longest) {
        HeaderLimit handler = new HeaderLimit(limit);
        return factory -> factory.addServerCustomizers(server -> limited(server, handler, longest));
    }

    private static HttpServer limited(HttpServer server, HeaderLimit handler, Duration longest) {
        return server.doOnChannelInit((observer, channel, address) -> {
            if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, HeaderLimit.NAME, handler);
                new HeaderTimeout(longest).addTo(channel.pipeline());
            }
        });
    }
}
