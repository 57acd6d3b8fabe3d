package io.tollgate.billing;

import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.outage.OutagePolicy;
import io.tollgate.billing.outage.OutageSettings;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.MasterKey;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * What billing needs to know of its installation.
 *
 * @param data the folder for what this node keeps
 * @param masterKey 32 bytes in base 64, the same on every node; without it one is made and kept in {@code data}
 * @param masterKeyPrevious the key before {@code masterKey}, while and for a day after it is changed
 * @param onRedisOutage whether known keys are served while Redis is away
 * @param graceAmount in USD: what each scope may spend then, on all nodes together
 * @param keepRows how long the rows of single requests are kept; roll-ups stay
 */
@ConfigurationProperties("tollgate")
record BillingProperties(
        @DefaultValue(".tollgate") Path data,
        Optional<String> masterKey,
        Optional<String> masterKeyPrevious,
        @DefaultValue Redis redis,
        @DefaultValue("400d") Duration keepRows,
        @DefaultValue Journal journal,
        @DefaultValue("grace") OutagePolicy onRedisOutage,
        @DefaultValue("1") BigDecimal graceAmount) {

    /**
     * Files in which a node keeps what it has settled until its row is written.
     *
     * @param folder by default {@code journal} in {@code data}; several nodes may share it
     * @param sync how long what is written there may wait to be safe from the end of the machine; zero: none
     */
    record Journal(
            @DefaultValue("true") boolean enabled,
            Optional<Path> folder,
            @DefaultValue("1s") Duration sync) {}

    /** The windows of budgets must find their rows: two months, and a day for clocks that do not run alike. */
    private static final Duration LEAST_KEPT = Duration.ofDays(63);

    private static final int NANO = 9;

    BillingProperties {
        if (graceAmount.signum() < 0 || graceAmount.precision() - graceAmount.scale() > NANO) {
            throw InvalidSetting.of(
                    "TOLLGATE_GRACE_AMOUNT", "is " + graceAmount, "an amount in USD from 0 to 999999999, such as 1.50");
        }
        if (keepRows.compareTo(LEAST_KEPT) < 0) {
            throw InvalidSetting.of(
                    "TOLLGATE_KEEP_ROWS",
                    "is " + keepRows.toDays() + " days, less than the windows of budgets need",
                    "63d or more, such as 400d");
        }
    }

    /**
     * The Redis that holds the counters.
     *
     * @param url such as {@code redis://:password@host:6379}, percent-encoded
     * @param timeout how long an answer may take
     */
    record Redis(
            @DefaultValue("") String url,
            @DefaultValue("2s") Duration timeout) {}

    OutageSettings outage() {
        return new OutageSettings(
                onRedisOutage, graceAmount.movePointRight(NANO).longValue());
    }

    Installation installation(ConnectionFactory postgres) {
        return new Installation(DatabaseClient.create(postgres), new MasterKeyFile(data.resolve("master.key")));
    }

    /** The configured key; empty when there is none. */
    Optional<MasterKey> configuredMasterKey() {
        return key("TOLLGATE_MASTER_KEY", masterKey);
    }

    Optional<MasterKey> previousMasterKey() {
        return key("TOLLGATE_MASTER_KEY_PREVIOUS", masterKeyPrevious);
    }

    private static Optional<MasterKey> key(String variable, Optional<String> configured) {
        return configured.filter(key -> !key.isBlank()).map(key -> decode(variable, key));
    }

    private static MasterKey decode(String variable, String key) {
        try {
            return new MasterKey(Base64.getDecoder().decode(key.strip()));
        } catch (IllegalArgumentException e) {
            throw InvalidSetting.of(
                    variable, "is no master key", "32 bytes in base64 (for a new key: openssl rand -base64 32)");
        }
    }
}
