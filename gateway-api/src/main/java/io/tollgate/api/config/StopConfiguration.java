package io.tollgate.api.config;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** How a node takes its leave. */
@Configuration(proxyBeanMethods = false)
class StopConfiguration {

    @Bean
    Draining draining(@Value("${tollgate.stop-delay}") Duration pause) {
        return new Draining(pause);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> lastAnswers(Draining draining) {
        LastAnswers handler = new LastAnswers(draining);
        return factory -> factory.addServerCustomizers(server -> watched(server, handler));
    }

    /** Before the server decides whether a connection is kept. */
    private static HttpServer watched(HttpServer server, LastAnswers handler) {
        return server.doOnChannelInit((observer, channel, address) -> {
            if (channel.pipeline().get(NettyPipeline.HttpTrafficHandler) != null) {
                channel.pipeline().addAfter(NettyPipeline.HttpTrafficHandler, LastAnswers.NAME, handler);
            }
        });
    }
}
