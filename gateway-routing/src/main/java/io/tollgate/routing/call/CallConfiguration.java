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
    FallbackCaller fallbackCaller(
            ConnectionProvider upstreamConnections,
            UpstreamProperties properties,
            PrivateUpstreams privateUpstreams,
            ProviderFamilies families,
            HealthBook health) {
        AddressPolicy addresses = new AddressPolicy(privateUpstreams.allowPrivateUpstreams());
        UpstreamClient client = new UpstreamClient(upstreamConnections, addresses, properties.connectTimeout());
        return new SequentialCaller(new AttemptCaller(client, properties, families, health));
    }
}
