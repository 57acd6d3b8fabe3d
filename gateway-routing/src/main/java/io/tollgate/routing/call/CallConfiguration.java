package io.tollgate.routing.call;

import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.provider.ProviderFamilies;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.resources.ConnectionProvider;

/** Wires the way to the providers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({UpstreamProperties.class, PrivateUpstreams.class})
public class CallConfiguration {

    @Bean(destroyMethod = "dispose")
    ConnectionProvider upstreamConnections(UpstreamProperties properties) {
        return UpstreamClient.connections(properties);
    }

    @Bean
    AddressPolicy addressPolicy(PrivateUpstreams privateUpstreams) {
        return new AddressPolicy(privateUpstreams.allowPrivateUpstreams());
    }

    @Bean
    FallbackCaller fallbackCaller(
            ConnectionProvider upstreamConnections,
            UpstreamProperties properties,
            AddressPolicy addressPolicy,
            ProviderFamilies families,
            HealthBook health) {
        UpstreamClient client = new UpstreamClient(upstreamConnections, addressPolicy, properties.connectTimeout());
        return new SequentialCaller(new AttemptCaller(client, properties, families, health));
    }
}
