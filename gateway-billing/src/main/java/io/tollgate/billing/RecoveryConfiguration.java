package io.tollgate.billing;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.journal.RetainedEvents;
import io.tollgate.billing.ledger.EarlierSpend;
import io.tollgate.billing.ledger.Replay;
import io.tollgate.billing.ledger.ShardRebuild;
import io.tollgate.billing.recovery.Epochs;
import io.tollgate.billing.recovery.RecoveryTurn;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.settlement.SettleScript;
import io.tollgate.billing.usage.UsageEventCodec;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
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
        Path folder = journal.folder().orElse(properties.data().resolve("journal"));
        return journal.enabled() ? inFiles(epochs, folder, journal.sync()) : RetainedEvents.inMemory(epochs);
    }

    private static RetainedEvents inFiles(Epochs epochs, Path folder, Duration sync) {
        try {
            return RetainedEvents.inFiles(epochs, folder, sync);
        } catch (UncheckedIOException e) {
            throw new InvalidSetting(
                    "the journal of settlements cannot be kept in " + folder + " (" + e.getCause() + ")",
                    "check the owner and the rights of that folder, name another with TOLLGATE_JOURNAL_FOLDER, or set"
                            + " TOLLGATE_JOURNAL_ENABLED=false");
        }
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

    @Bean
    EarlierSpend earlierSpend(StatefulRedisConnection<String, String> billingRedis, ConnectionFactory postgres) {
        return new EarlierSpend(billingRedis, postgres);
    }

    @Bean
    @DependsOnDatabaseInitialization
    BackgroundTask earlierSpendCount(EarlierSpend earlierSpend) {
        return new BackgroundTask(
                "counting what was spent before budgets were made", EarlierSpend.PAUSE, earlierSpend.countDue());
    }
}
