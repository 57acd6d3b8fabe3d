package io.tollgate.admin.security;

import io.tollgate.admin.http.Problem;
import io.tollgate.admin.http.ProblemWriter;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.data.redis.ReactiveRedisSessionRepository;
import org.springframework.session.data.redis.config.annotation.web.server.EnableRedisWebSession;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The filter chains of the control plane: {@code /api} for callers, and the dashboard's files for everyone. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableRedisWebSession(
        maxInactiveIntervalInSeconds = SecurityConfiguration.SESSION_SECONDS,
        redisNamespace = "tg:session")
class SecurityConfiguration implements WebFluxConfigurer {

    static final int SESSION_SECONDS = 12 * 60 * 60;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new CallerArgument());
    }

    @Bean
    @Primary
    ReactiveSessionRepository<? extends Session> sessions(ReactiveRedisSessionRepository redis) {
        return new LastingSessions<>(redis);
    }

    @Bean
    @Order(20)
    SecurityWebFilterChain controlPlane(
            ServerHttpSecurity http, CallerContext callers, CsrfTokens tokens, ProblemWriter problems) {
        return plain(http)
                .securityMatcher(ServerWebExchangeMatchers.pathMatchers("/api/**"))
                .securityContextRepository(callers)
                .csrf(csrf -> protect(csrf, tokens, problems))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")))
                .authorizeExchange(calls -> calls.anyExchange().access(new CallGuard()))
                .exceptionHandling(failures -> failures.authenticationEntryPoint((exchange, failure) -> problems.write(
                                exchange,
                                Problem.unauthorized("log in, or send an API token as 'Authorization: Bearer tga_…'")))
                        .accessDeniedHandler((exchange, failure) ->
                                problems.write(exchange, Problem.forbidden("this caller may not do this"))))
                .build();
    }

    @Bean
    @Order(30)
    SecurityWebFilterChain dashboard(ServerHttpSecurity http) {
        return plain(http)
                .securityMatcher(SecurityConfiguration::isDashboard)
                .csrf(CsrfSpec::disable)
                .headers(SecurityConfiguration::harden)
                .authorizeExchange(files -> files.anyExchange().permitAll())
                .build();
    }

    private static ServerHttpSecurity plain(ServerHttpSecurity http) {
        return http.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable);
    }

    private static void protect(CsrfSpec csrf, CsrfTokens tokens, ProblemWriter problems) {
        csrf.csrfTokenRepository(tokens)
                .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(SecurityConfiguration::needsCsrfToken)
                .accessDeniedHandler((exchange, failure) -> problems.write(
                        exchange,
                        new Problem(
                                org.springframework.http.HttpStatus.FORBIDDEN,
                                "csrf",
                                "X-XSRF-TOKEN: must repeat the cookie XSRF-TOKEN, which GET /api/me sets")));
    }

    /** A forged page can make a browser send the session's cookie, but not a header. */
    private static Mono<MatchResult> needsCsrfToken(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        if (READING.contains(exchange.getRequest().getMethod())
                || CallerContext.bearer(exchange).isPresent()
                || path.equals("/api/auth/login")
                || path.equals("/api/auth/sign-up")
                || path.equals("/api/auth/verify")) {
            return MatchResult.notMatch();
        }
        return SessionLogin.present(exchange)
                .flatMap(present -> present ? MatchResult.match() : MatchResult.notMatch());
    }

    private static Mono<MatchResult> isDashboard(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        boolean other = path.startsWith("/v1/") || path.startsWith("/actuator");
        return other ? MatchResult.notMatch() : MatchResult.match();
    }

    private static void harden(HeaderSpec headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .cache(HeaderSpec.CacheSpec::disable);
    }
}
