package io.tollgate.admin.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** CSRF tokens in the cookie {@code XSRF-TOKEN}, for the page's scripts to send back; Secure behind TLS, as seen in the URL. */
@Component
class CsrfTokens implements ServerCsrfTokenRepository {

    private final ServerCsrfTokenRepository plain = cookies(false);
    private final ServerCsrfTokenRepository secure = cookies(true);

    @Override
    public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
        return cookies(exchange).generateToken(exchange);
    }

    @Override
    public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
        return cookies(exchange).saveToken(exchange, token);
    }

    @Override
    public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
        return cookies(exchange).loadToken(exchange);
    }

    /** Sends a new token. */
    Mono<Void> renew(ServerWebExchange exchange) {
        return generateToken(exchange).flatMap(token -> saveToken(exchange, token));
    }

    private ServerCsrfTokenRepository cookies(ServerWebExchange exchange) {
        return "https".equalsIgnoreCase(exchange.getRequest().getURI().getScheme()) ? secure : plain;
    }

    private static ServerCsrfTokenRepository cookies(boolean secure) {
        CookieServerCsrfTokenRepository cookies = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        cookies.setCookieCustomizer(cookie -> cookie.path("/").sameSite("Lax").secure(secure));
        return cookies;
    }
}
