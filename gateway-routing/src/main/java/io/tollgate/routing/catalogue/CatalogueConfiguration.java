package io.tollgate.routing.catalogue;

import io.tollgate.billing.BackgroundTask;
import io.tollgate.billing.redis.ChangeFeed;
import io.tollgate.billing.tenant.MasterKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires the catalogue, and what keeps it up to date. */
@Configuration(proxyBeanMethods = false)
public class CatalogueConfiguration {

    /** Changes are told; this is for those that were lost. */
    private static final Duration POLL_PAUSE = Duration.ofSeconds(30);

    private static final Duration FOLLOW_PAUSE = Duration.ofSeconds(1);

    @Bean
    CredentialVault credentialVault(MasterKeys masterKeys) {
        return new CredentialVault(masterKeys, new SecureRandom());
    }

    @Bean
    PostgresCatalogueStore catalogueStore(DatabaseClient database, CredentialVault vault) {
        return new PostgresCatalogueStore(database, vault, Clock.systemUTC());
    }

    @Bean
    BackgroundTask cataloguePoll(PostgresCatalogueStore store) {
        return new BackgroundTask("reading the catalogue", POLL_PAUSE, store.refreshIfPossible());
    }

    @Bean
    BackgroundTask catalogueRefresh(PostgresCatalogueStore store, ChangeFeed feed) {
        return new BackgroundTask("following the catalogue", FOLLOW_PAUSE, store.follow(feed));
    }
}
