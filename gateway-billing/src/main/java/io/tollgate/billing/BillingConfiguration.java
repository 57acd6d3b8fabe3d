package io.tollgate.billing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.admission.LimitStatus;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.admission.RedisAdmission;
import io.tollgate.billing.admission.RedisLimitStatus;
import io.tollgate.billing.attribution.Attribution;
import io.tollgate.billing.attribution.PartitionUpkeep;
import io.tollgate.billing.attribution.UsageQueue;
import io.tollgate.billing.journal.RetainedEvents;
import io.tollgate.billing.payload.PayloadUpkeep;
import io.tollgate.billing.payload.PayloadVault;
import io.tollgate.billing.recovery.Epochs;
import io.tollgate.billing.redis.RedisChangeFeed;
import io.tollgate.billing.redis.ServingRedis;
import io.tollgate.billing.refusal.RefusalBook;
import io.tollgate.billing.refusal.RefusalWriter;
import io.tollgate.billing.settlement.LostHolds;
import io.tollgate.billing.settlement.RedisSettlement;
import io.tollgate.billing.settlement.SettleScript;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.MasterKeys;
import io.tollgate.billing.tenant.SecretHasher;
import io.tollgate.billing.usage.UsageEventCodec;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires billing: secrets, admission, settlement, and the tasks that keep the books. */
@AutoConfiguration(afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@EnableConfigurationProperties(BillingProperties.class)
@Import({BillingRedisConfiguration.class, RecoveryConfiguration.class, OutageConfiguration.class})
public class BillingConfiguration {

    private static final Duration WRITE_PAUSE = Duration.ofMillis(200);
    private static final Duration UPKEEP_PAUSE = Duration.ofHours(1);
    private static final Duration REFUSALS_PAUSE = Duration.ofSeconds(1);

    /** Longer than Postgres lets a statement run. */
    private static final Duration BATCH_PATIENCE = Duration.ofMinutes(1);

    /** For everything that is waiting after an outage; what was written by then stays written. */
    private static final Duration WRITE_PATIENCE = Duration.ofMinutes(30);

    private static final Duration SWEEP_PATIENCE = Duration.ofMinutes(5);

    @Bean
    @DependsOnDatabaseInitialization
    InstallationKeys installationKeys(BillingProperties properties, ConnectionFactory postgres) {
        return properties.installation(postgres).open(properties.configuredMasterKey(), properties.previousMasterKey());
    }

    @Bean
    MasterKeys masterKeys(InstallationKeys installation) {
        return installation.masterKeys();
    }

    @Bean
    SecretHasher secretHasher(InstallationKeys installation) {
        return installation.secretHasher();
    }

    @Bean
    UsageEventCodec usageEventCodec() {
        return new UsageEventCodec();
    }

    @Bean
    NodeLeases nodeLeases(StatefulRedisConnection<String, String> billingRedis) {
        return new NodeLeases(billingRedis, IdKind.next().toString());
    }

    @Bean
    SettleScript settleScript(ServingRedis servingRedis, Epochs epochs) {
        return new SettleScript(servingRedis, epochs);
    }

    @Bean
    RedisSettlement settlement(SettleScript script, NodeLeases leases, UsageEventCodec codec, RetainedEvents retained) {
        return new RedisSettlement(script, leases, codec, retained, Clock.systemUTC());
    }

    @Bean
    RedisAdmission redisAdmission(
            ServingRedis servingRedis,
            NodeLeases leases,
            UsageEventCodec codec,
            RedisSettlement settlement,
            Epochs epochs) {
        return new RedisAdmission(servingRedis, leases, codec, settlement, epochs);
    }

    @Bean
    LimitStatus limitStatus(StatefulRedisConnection<String, String> billingRedis) {
        return new RedisLimitStatus(billingRedis);
    }

    @Bean
    BackgroundTask leaseRenewal(NodeLeases leases) {
        return new BackgroundTask("renewing leases", NodeLeases.RENEWAL, NodeLeases.RENEWAL, leases.renew());
    }

    @Bean
    BackgroundTask lostHoldSweep(
            StatefulRedisConnection<String, String> billingRedis, NodeLeases leases, SettleScript script) {
        LostHolds lostHolds = new LostHolds(billingRedis, leases, script);
        return new BackgroundTask("sweeping lost holds", LostHolds.PAUSE, SWEEP_PATIENCE, lostHolds.sweep());
    }

    @Bean
    BackgroundTask attribution(
            StatefulRedisConnection<String, String> billingRedis, ConnectionFactory postgres, UsageEventCodec codec) {
        Attribution attribution = new Attribution(billingRedis, postgres, BATCH_PATIENCE, codec);
        return new BackgroundTask("writing usage", WRITE_PAUSE, WRITE_PATIENCE, attribution.drainDue());
    }

    @Bean
    UsageQueue usageQueue(StatefulRedisConnection<String, String> billingRedis) {
        return new UsageQueue(billingRedis);
    }

    @Bean
    BackgroundTask partitionUpkeep(ConnectionFactory postgres, BillingProperties properties) {
        PartitionUpkeep upkeep = new PartitionUpkeep(postgres, properties.keepRows(), Clock.systemUTC());
        return new BackgroundTask("keeping partitions", UPKEEP_PAUSE, upkeep.run());
    }

    @Bean
    PayloadVault payloadVault(MasterKeys masterKeys) {
        return new PayloadVault(masterKeys, new SecureRandom());
    }

    @Bean
    BackgroundTask payloadUpkeep(ConnectionFactory postgres) {
        PayloadUpkeep upkeep = new PayloadUpkeep(postgres, Clock.systemUTC());
        return new BackgroundTask("deleting captured payloads", UPKEEP_PAUSE, upkeep.run());
    }

    @Bean(destroyMethod = "close")
    RedisChangeFeed changeFeed(RedisClient billingRedisClient, StatefulRedisConnection<String, String> billingRedis) {
        return new RedisChangeFeed(billingRedisClient, billingRedis);
    }

    @Bean
    RefusalBook refusalBook() {
        return new RefusalBook(Clock.systemUTC());
    }

    @Bean
    BackgroundTask refusalCounts(ConnectionFactory postgres, RefusalBook book) {
        RefusalWriter writer = new RefusalWriter(DatabaseClient.create(postgres), book);
        return new BackgroundTask("counting refusals", REFUSALS_PAUSE, writer.write());
    }
}
