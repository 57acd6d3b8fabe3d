package io.tollgate.billing;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.journal.RetainedEvents;
import io.tollgate.billing.ledger.Replay;
import io.tollgate.billing.ledger.ShardRebuild;
import io.tollgate.billing.recovery.Epochs;
import io.tollgate.billing.recovery.RecoveryTurn;
import io.tollgate.billing.settlement.SettleScript;
import io.tollgate.billing.usage.UsageEventCodec;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires what gets lost counters and settlements back. */
@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {

    @Bean
    Epochs epochs(
            StatefulRedisConnection<String, String> billingRedis,
            ConnectionFactory postgres,
            UsageEventCodec codec,
            NodeLeases leases) {
        return new Epochs(billingRedis, new ShardRebuild(billingRedis, postgres, codec), leases);
    }

    @Bean(destroyMethod = "close")
    RetainedEvents retainedEvents(Epochs epochs, BillingProperties properties) {
        BillingProperties.Journal journal = properties.journal();
        return journal.enabled()
                ? RetainedEvents.inFiles(
                        epochs, journal.folder().orElse(properties.data().resolve("journal")), journal.sync())
                : RetainedEvents.inMemory(epochs);
    }

    @Bean
    @DependsOnDatabaseInitialization
    BackgroundTask recovery(
            StatefulRedisConnection<String, String> billingRedis,
            ConnectionFactory postgres,
            Epochs epochs,
            RetainedEvents retained,
            SettleScript script) {
        Replay replay = new Replay(billingRedis, postgres, new UsageEventCodec(), script, epochs);
        RecoveryTurn turn = new RecoveryTurn(billingRedis, DatabaseClient.create(postgres), epochs, retained, replay);
        return new BackgroundTask("keeping the counters whole", RecoveryTurn.PAUSE, turn.run());
    }
}
