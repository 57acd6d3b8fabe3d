package io.tollgate.admin.oidc;

import io.tollgate.admin.http.Problem;
import io.tollgate.admin.http.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/** The filter chain of logins by other services: to them by {@code /api/auth/oidc/NAME}, and back by its callback. */
@Configuration(proxyBeanMethods = false)
class OutsideLoginConfiguration {

    static final String PATH = "/api/auth/oidc/";

    @Bean
    @Order(15)
    SecurityWebFilterChain outsideLogins(
            ServerHttpSecurity http,
            OutsideRegistrations registrations,
            LoginUnderWay underWay,
            OutsideLoginEnd end,
            ProblemWriter problems) {
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(PATH + "**"))
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                // The state in the browser's sealed cookie is what a forged call lacks.
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .oauth2Login(login -> login.clientRegistrationRepository(registrations)
                        .authorizedClientRepository(new NoTokens())
                        .authorizationRequestRepository(underWay)
                        .authorizationRequestResolver(resolver(registrations))
                        .authenticationMatcher(new PathPatternParserServerWebExchangeMatcher(PATH + "{name}/callback"))
                        .authenticationSuccessHandler(end)
                        .authenticationFailureHandler(end))
                .authorizeExchange(calls -> calls.anyExchange().denyAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                        (exchange, failure) -> problems.write(exchange, Problem.notFound("such login", "under way"))))
                .build();
    }

    private static ServerOAuth2AuthorizationRequestResolver resolver(OutsideRegistrations registrations) {
        DefaultServerOAuth2AuthorizationRequestResolver resolver = new DefaultServerOAuth2AuthorizationRequestResolver(
                registrations, new PathPatternParserServerWebExchangeMatcher(PATH + "{registrationId}"));
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return new InvitedLogins(resolver);
    }
}
