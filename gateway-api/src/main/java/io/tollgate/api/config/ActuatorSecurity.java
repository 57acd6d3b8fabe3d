package io.tollgate.api.config;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;

/** Health is open; metrics need a token, unless they are served on a port of their own. */
@Configuration(proxyBeanMethods = false)
class ActuatorSecurity {

    @Bean
    @Order(-10)
    SecurityWebFilterChain actuatorChain(
            ServerHttpSecurity http,
            Environment environment,
            MetricsProperties metrics,
            @Value("${tollgate.operator-token:}") String operatorToken) {
        boolean ownPort = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        MetricsAccess access = new MetricsAccess(List.of(metrics.token(), operatorToken));
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeExchange(exchange -> rules(exchange, ownPort, access))
                .exceptionHandling(
                        it -> it.authenticationEntryPoint(new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(it -> it.requestCache(NoOpServerRequestCache.getInstance()))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    private static void rules(AuthorizeExchangeSpec exchange, boolean ownPort, MetricsAccess access) {
        if (ownPort) {
            exchange.anyExchange().permitAll();
        } else {
            exchange.matchers(EndpointRequest.to("health"))
                    .permitAll()
                    .anyExchange()
                    .access(access);
        }
    }
}
