package io.tollgate.api.config;

import io.tollgate.billing.EventLoops;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** The threads that serve requests, of which nothing that they wait for takes a request away. */
@Configuration(proxyBeanMethods = false)
class ServingThreads {

    /** More than the processors would only take turns; one alone would stand still with its slowest request. */
    private static final int FEWEST = 2;

    @Bean(destroyMethod = "dispose")
    LoopResources servingLoops() {
        return LoopResources.create(
                "serving", Math.max(FEWEST, Runtime.getRuntime().availableProcessors()), true);
    }

    @Bean
    ReactorResourceFactory serverResources(LoopResources servingLoops) {
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setLoopResources(servingLoops);
        return factory;
    }

    @Bean
    EventLoops eventLoops(LoopResources servingLoops) {
        return EventLoops.of(servingLoops.onServer(LoopResources.DEFAULT_NATIVE));
    }
}
