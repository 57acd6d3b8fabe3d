package io.tollgate.admin.security;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the caller anew for each call, so that a lost role counts at once. A bearer token is looked at alone: it never
 * falls back on the session, whose CSRF protection it is exempt from.
 */
@Component
class CallerContext implements ServerSecurityContextRepository {

    private static final String BEARER = "Bearer ";
    private static final String CONTEXT = CallerContext.class.getName();

    private final Callers callers;

    CallerContext(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.empty();
    }

    /** Spring Security asks several times in one call; all get the one answer. */
    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        Mono<SecurityContext> known = exchange.getAttribute(CONTEXT);
        if (known != null) {
            return known;
        }
        Mono<SecurityContext> found = find(exchange).cache();
        exchange.getAttributes().put(CONTEXT, found);
        return found;
    }

    private Mono<SecurityContext> find(ServerWebExchange exchange) {
        return bearer(exchange)
                .map(this::byToken)
                .orElseGet(() -> bySession(exchange))
                .map(caller -> new SecurityContextImpl(new CallerAuthentication(caller)));
    }

    /** The token that was sent, if an {@code Authorization} header was. */
    static Optional<String> bearer(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .map(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? header.substring(BEARER.length()).strip()
                        : "");
    }

    private Mono<Caller> byToken(String token) {
        return callers.token(token)
                .switchIfEmpty(Mono.error(() -> Problem.unauthorized(
                        "Authorization: this API token is unknown, expired or revoked; send 'Bearer tga_…'")));
    }

    private Mono<Caller> bySession(ServerWebExchange exchange) {
        return SessionLogin.read(exchange).flatMap(callers::session);
    }
}
