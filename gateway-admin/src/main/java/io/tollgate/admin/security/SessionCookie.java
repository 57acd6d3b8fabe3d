package io.tollgate.admin.security;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.session.CookieWebSessionIdResolver;

/**
 * The cookie {@code tollgate_session}, which is taken back at the session's end alone. A call that was under way while the
 * session got another identifier finds none by the old one; its answer, coming last, would take the new cookie with it.
 */
@Component
class SessionCookie extends CookieWebSessionIdResolver {

    private static final String ENDED = SessionCookie.class.getName();

    SessionCookie() {
        setCookieName("tollgate_session");
    }

    /** This call ends its session. */
    static void end(ServerWebExchange exchange) {
        exchange.getAttributes().put(ENDED, true);
    }

    @Override
    public void expireSession(ServerWebExchange exchange) {
        if (exchange.getAttributeOrDefault(ENDED, false)) {
            super.expireSession(exchange);
        }
    }
}
