package io.tollgate.api.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import io.tollgate.api.config.DataPlane;
import io.tollgate.billing.redis.ChangeFeed;
import io.tollgate.billing.tenant.SecretHasher;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import reactor.core.publisher.Mono;

/** The chain of {@code /v1}: stateless, one filter, because it is paid for on every request. */
@Configuration(proxyBeanMethods = false)
@DataPlane
class AuthenticationConfiguration {

    @Bean
    KeyGrants keyGrants(SecretHasher hasher, DatabaseClient database, GrantCacheSettings settings, Clock clock) {
        GrantStore store = new FailFastGrantStore(new PostgresGrantStore(database), Ticker.systemTicker());
        return new CachedKeyGrants(hasher, store, settings, clock, Ticker.systemTicker());
    }

    @Bean
    GrantInvalidation grantInvalidation(ChangeFeed feed, KeyGrants grants) {
        return new GrantInvalidation(feed, grants);
    }

    /** The first chain of all: the actuator's asks each of its endpoints whether it is meant. */
    @Bean
    @Order(-20)
    SecurityWebFilterChain dataPlaneChain(KeyGrants grants) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(new VirtualKeyManager(grants));
        filter.setServerAuthenticationConverter(new PresentedKey());
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        filter.setAuthenticationSuccessHandler(AuthenticationConfiguration::proceed);
        return new MatcherSecurityWebFilterChain(
                new PathPatternParserServerWebExchangeMatcher("/v1/**"), List.of(filter));
    }

    private static Mono<Void> proceed(WebFilterExchange filtered, Authentication authentication) {
        if (authentication.getPrincipal() instanceof KeyGrant grant) {
            grant.bindTo(filtered.getExchange());
        }
        return filtered.getChain().filter(filtered.getExchange());
    }
}
