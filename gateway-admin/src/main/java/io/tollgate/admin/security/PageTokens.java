package io.tollgate.admin.security;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes sure that a page with a session has a CSRF token to send. */
@Component
public class PageTokens {

    private final CsrfTokens csrf;

    PageTokens(CsrfTokens csrf) {
        this.csrf = csrf;
    }

    /** Sets the cookie unless the browser has one; a caller with a bearer token needs none. */
    public Mono<Void> give(ServerWebExchange exchange) {
        if (CallerContext.bearer(exchange).isPresent()) {
            return Mono.empty();
        }
        return csrf.loadToken(exchange)
                .switchIfEmpty(csrf.generateToken(exchange))
                .flatMap(token -> csrf.saveToken(exchange, token));
    }
}
