package io.tollgate.api.config;

import io.micrometer.observation.ObservationPredicate;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** What both planes share. */
@Configuration(proxyBeanMethods = false)
class NodeConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A span for each security filter of each request costs more than it tells. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The data plane counts its requests itself, by what callers ask for: {@code tollgate_request_duration_seconds}. */
    @Bean
    ObservationPredicate observedRequests() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request && isForModels(request));
    }

    /** Models' ids may have slashes in them, which clients write as {@code %2F} in a path. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowedHeaderNames(HeaderText::isName);
        firewall.setAllowedHeaderValues(HeaderText::isValue);
        return firewall;
    }

    /** What the firewall turns away is answered like every other bad request. */
    @Bean
    ServerExchangeRejectedHandler firewallRejections() {
        return (exchange, rejected) ->
                Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST, rejected.getMessage(), rejected));
    }

    private static boolean isForModels(ServerRequestObservationContext context) {
        @Nullable ServerHttpRequest request = context.getCarrier();
        return request != null && request.getPath().value().startsWith("/v1/");
    }
}
