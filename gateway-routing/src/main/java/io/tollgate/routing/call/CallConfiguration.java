package io.tollgate.routing.call;

import io.tollgate.billing.EventLoops;
import io.tollgate.routing.RoutingProperties;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.provider.ProviderFamilies;
import io.tollgate.routing.quota.CredentialQuotas;
import io.tollgate.routing.signing.Signers;
import io.tollgate.routing.signing.TokenEndpoint;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way to the providers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({UpstreamProperties.class, PrivateUpstreams.class, ImageProperties.class})
public class CallConfiguration {

    @Bean
    AddressPolicy addressPolicy(PrivateUpstreams privateUpstreams) {
        return new AddressPolicy(privateUpstreams.allowPrivateUpstreams());
    }

    @Bean(destroyMethod = "close")
    UpstreamHttp upstreamHttp(
            ObjectProvider<EventLoops> loops, UpstreamProperties properties, AddressPolicy addressPolicy) {
        return new UpstreamHttp(loops.getIfAvailable(() -> EventLoops.NONE), properties, addressPolicy);
    }

    @Bean
    TokenEndpoint tokenEndpoint(UpstreamHttp upstreamHttp) {
        return new GuardedTokenEndpoint(upstreamHttp.elsewhere());
    }

    @Bean
    UpstreamClient upstreamClient(UpstreamHttp upstreamHttp, Signers signers) {
        return new UpstreamClient(upstreamHttp, signers);
    }

    /** Connections apart from those to providers: whoever has a key says where these go to. */
    @Bean(destroyMethod = "close")
    UpstreamHttp imageHttp(ObjectProvider<EventLoops> loops, UpstreamProperties properties, ImageProperties images) {
        return new UpstreamHttp(
                loops.getIfAvailable(() -> EventLoops.NONE), properties, new AddressPolicy(images.allowPrivate()));
    }

    @Bean
    Wording wording(ProviderFamilies families, UpstreamHttp imageHttp, ImageProperties images) {
        return new Wording(families, new ImageInlining(new ImageDownload(imageHttp, images.allowHttp()), images));
    }

    @Bean
    AttemptCaller attemptCaller(
            UpstreamClient upstreamClient,
            UpstreamProperties properties,
            Wording wording,
            HealthBook health,
            CredentialQuotas quotas) {
        return new AttemptCaller(upstreamClient, properties, wording, health, quotas);
    }

    @Bean
    FallbackCaller fallbackCaller(AttemptCaller attempts, HealthBook health, RoutingProperties routing) {
        HedgeAllowance allowance = new HedgeAllowance(routing.hedging() ? HedgeAllowance.USUAL : HedgeAllowance.NONE);
        return new SequentialCaller(attempts, new HedgedAttempt(attempts, health, allowance));
    }

    @Bean
    TokenCounter tokenCounter(UpstreamClient upstreamClient, ProviderFamilies families) {
        return new TokenCounter(upstreamClient, families);
    }

    @Bean
    KeyCheck keyCheck(UpstreamClient upstreamClient, ProviderFamilies families) {
        return new KeyCheck(upstreamClient, families);
    }

    @Bean
    ProviderProbe providerProbe(UpstreamClient upstreamClient, ProviderFamilies families) {
        return new ProviderProbe(upstreamClient, families);
    }
}
