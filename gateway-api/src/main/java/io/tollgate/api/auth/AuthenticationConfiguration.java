package io.tollgate.api.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import io.tollgate.api.config.DataPlane;
import io.tollgate.billing.redis.ChangeFeed;
import io.tollgate.billing.tenant.SecretHasher;
import io.tollgate.routing.catalogue.CredentialVault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;

/** The chain of {@code /v1}: stateless, one filter, because it is paid for on every request. */
@Configuration(proxyBeanMethods = false)
@DataPlane
class AuthenticationConfiguration {

    private static final Duration USES_WRITTEN_EVERY = Duration.ofMinutes(1);

    @Bean
    KeyGrants keyGrants(
            SecretHasher hasher,
            DatabaseClient database,
            CredentialVault vault,
            GrantCacheSettings settings,
            Clock clock) {
        GrantStore store = new FailFastGrantStore(new PostgresGrantStore(database, vault), Ticker.systemTicker());
        return new CachedKeyGrants(hasher, store, settings, clock, Ticker.systemTicker());
    }

    @Bean
    GrantInvalidation grantInvalidation(ChangeFeed feed, KeyGrants grants) {
        return new GrantInvalidation(feed, grants);
    }

    @Bean
    KeyUses keyUses(DatabaseClient database, Clock clock) {
        return new KeyUses(database, clock, USES_WRITTEN_EVERY);
    }

    /** The first chain of all: the actuator's asks each of its endpoints whether it is meant. */
    @Bean
    @Order(-20)
    SecurityWebFilterChain dataPlaneChain(KeyGrants grants, ProxySettings proxies, KeyUses uses) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(new VirtualKeyManager(grants));
        filter.setServerAuthenticationConverter(new PresentedKey());
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        filter.setAuthenticationSuccessHandler(new KeyGate(new ClientAddress(proxies.ranges()), uses));
        return new MatcherSecurityWebFilterChain(
                new PathPatternParserServerWebExchangeMatcher("/v1/**"), List.of(filter));
    }
}
