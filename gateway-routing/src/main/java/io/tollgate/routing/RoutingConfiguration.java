package io.tollgate.routing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.BackgroundTask;
import io.tollgate.billing.BillingConfiguration;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.routing.call.CallConfiguration;
import io.tollgate.routing.call.ProviderProbe;
import io.tollgate.routing.catalogue.CatalogueConfiguration;
import io.tollgate.routing.catalogue.CatalogueStore;
import io.tollgate.routing.cluster.ProbeLease;
import io.tollgate.routing.cluster.ProbeRound;
import io.tollgate.routing.cluster.RedisHealthFeed;
import io.tollgate.routing.cluster.TurnLog;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.provider.ProviderFamilies;
import io.tollgate.routing.provider.anthropic.AnthropicProvider;
import io.tollgate.routing.provider.bedrock.BedrockProvider;
import io.tollgate.routing.provider.cohere.CohereProvider;
import io.tollgate.routing.provider.gemini.GeminiProvider;
import io.tollgate.routing.provider.openai.OpenAiProvider;
import io.tollgate.routing.quota.CredentialQuotas;
import io.tollgate.routing.signing.SigningConfiguration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Wires routing: the catalogue, the families of providers, their health, and the way to them. */
@AutoConfiguration(after = BillingConfiguration.class)
@EnableConfigurationProperties(RoutingProperties.class)
@Import({CatalogueConfiguration.class, SigningConfiguration.class, CallConfiguration.class})
public class RoutingConfiguration {

    @Bean
    ProviderFamilies providerFamilies() {
        return new ProviderFamilies(List.of(
                new OpenAiProvider(),
                new AnthropicProvider(InstantSource.system()),
                new GeminiProvider(InstantSource.system()),
                new BedrockProvider(InstantSource.system()),
                new CohereProvider(InstantSource.system())));
    }

    @Bean
    CredentialQuotas credentialQuotas(StatefulRedisConnection<String, String> billingRedis, NodeLeases leases) {
        return CredentialQuotas.over(billingRedis, leases.node());
    }

    @Bean
    HealthBook healthBook(RoutingProperties properties, CredentialQuotas quotas) {
        return new HealthBook(InstantSource.system(), properties.untried(), quotas::usedUp);
    }

    @Bean
    RedisHealthFeed healthFeed(
            RedisClient billingRedisClient,
            StatefulRedisConnection<String, String> billingRedis,
            HealthBook health,
            CatalogueStore catalogue,
            NodeLeases leases) {
        return new RedisHealthFeed(billingRedisClient, billingRedis, health, catalogue::current, leases.node());
    }

    @Bean
    TurnLog turnLog(StatefulRedisConnection<String, String> billingRedis, HealthBook health, NodeLeases leases) {
        TurnLog log = new TurnLog(billingRedis, leases.node());
        health.onTurn(log::add);
        return log;
    }

    @Bean
    BackgroundTask probing(
            StatefulRedisConnection<String, String> billingRedis,
            HealthBook health,
            CatalogueStore catalogue,
            ProviderProbe probe,
            NodeLeases leases) {
        ProbeLease lease = new ProbeLease(billingRedis, leases.node());
        ProbeRound round = new ProbeRound(catalogue::current, health, probe, lease);
        return new BackgroundTask("probing providers", ProbeRound.PAUSE, round.run());
    }
}
