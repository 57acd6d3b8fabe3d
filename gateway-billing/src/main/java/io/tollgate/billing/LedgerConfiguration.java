package io.tollgate.billing;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.ledger.LedgerCheck;
import io.tollgate.billing.ledger.RollUpRebuild;
import io.tollgate.billing.recovery.PastUsage;
import io.tollgate.billing.usage.UsageEventCodec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What an operator's commands need of billing, without a node. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BillingProperties.class)
@Import(BillingRedisConfiguration.class)
public class LedgerConfiguration {

    @Bean
    LedgerCheck ledgerCheck(StatefulRedisConnection<String, String> billingRedis, ConnectionFactory postgres) {
        return new LedgerCheck(billingRedis, postgres, new UsageEventCodec());
    }

    @Bean
    RollUpRebuild rollUpRebuild(ConnectionFactory postgres) {
        return new RollUpRebuild(postgres);
    }

    @Bean
    PastUsage pastUsage(StatefulRedisConnection<String, String> billingRedis, ConnectionFactory postgres) {
        return new PastUsage(billingRedis, postgres);
    }

    @Bean
    MasterKeyRotation masterKeyRotation(BillingProperties properties, ConnectionFactory postgres) {
        return new MasterKeyRotation(
                properties.installation(postgres), properties.configuredMasterKey(), properties.previousMasterKey());
    }
}
