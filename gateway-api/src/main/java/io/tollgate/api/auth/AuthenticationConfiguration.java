package io.tollgate.api.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import io.tollgate.api.config.DataPlane;
import io.tollgate.billing.BackgroundTask;
import io.tollgate.billing.redis.ChangeFeed;
import io.tollgate.billing.tenant.SecretHasher;
import io.tollgate.routing.catalogue.CredentialVault;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Who may call {@code /v1}. */
@Configuration(proxyBeanMethods = false)
@DataPlane
class AuthenticationConfiguration {

    private static final Duration USES_WRITTEN_EVERY = Duration.ofMinutes(1);
    private static final Duration CHANGES_ASKED_FOR_EVERY = Duration.ofSeconds(10);
    private static final Duration CHANGES_PATIENCE = Duration.ofSeconds(10);

    @Bean
    KeyGrants keyGrants(
            SecretHasher hasher,
            DatabaseClient database,
            CredentialVault vault,
            GrantCacheSettings settings,
            RevisedOrganizations revised,
            Clock clock) {
        GrantStore store = new FailFastGrantStore(new PostgresGrantStore(database, vault), Ticker.systemTicker());
        return new CachedKeyGrants(
                hasher, new ConfirmedGrantStore(store, revised), settings, clock, Ticker.systemTicker());
    }

    @Bean
    RevisedOrganizations revisedOrganizations(DatabaseClient database, GrantCacheSettings settings) {
        return new RevisedOrganizations(database, settings.refreshAfter(), Ticker.systemTicker());
    }

    @Bean
    BackgroundTask changedOrganizations(RevisedOrganizations revised, KeyGrants grants) {
        return new BackgroundTask(
                "asking which organizations changed", CHANGES_ASKED_FOR_EVERY, CHANGES_PATIENCE, revised.ask(grants));
    }

    @Bean
    GrantInvalidation grantInvalidation(ChangeFeed feed, KeyGrants grants) {
        return new GrantInvalidation(feed, grants);
    }

    @Bean
    KeyUses keyUses(DatabaseClient database, Clock clock) {
        return new KeyUses(database, clock, USES_WRITTEN_EVERY);
    }

    @Bean
    static DataPlaneEntry dataPlaneEntry(BeanFactory beans) {
        return new DataPlaneEntry(beans);
    }
}
