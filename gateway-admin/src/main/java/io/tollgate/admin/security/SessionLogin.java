package io.tollgate.admin.security;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** What a session remembers: who logged in, and for which organization. */
@Component
public class SessionLogin {

    private static final String USER = "user_id";
    private static final String ORGANIZATION = "organization_id";

    private final CsrfTokens csrf;

    SessionLogin(CsrfTokens csrf) {
        this.csrf = csrf;
    }

    /**
     * Logs a person in: the session gets a new identifier and the page a new CSRF token.
     *
     * @param organizationId the one to act in; none for somebody who belongs to none
     */
    public Mono<Void> start(ServerWebExchange exchange, UUID userId, Optional<UUID> organizationId) {
        return exchange.getSession()
                .doOnNext(session -> fill(session, userId, organizationId))
                .flatMap(WebSession::changeSessionId)
                .then(csrf.renew(exchange));
    }

    /** Ends the session, if there is one. */
    public Mono<Void> end(ServerWebExchange exchange) {
        return exchange.getSession().flatMap(WebSession::invalidate);
    }

    /** Whether the session belongs to a person. */
    static Mono<Boolean> present(ServerWebExchange exchange) {
        return exchange.getSession()
                .map(session -> session.getAttribute(USER) != null)
                .defaultIfEmpty(false);
    }

    static Mono<Login> read(ServerWebExchange exchange) {
        return exchange.getSession().map(SessionLogin::login).flatMap(Mono::justOrEmpty);
    }

    private static void fill(WebSession session, UUID userId, Optional<UUID> organizationId) {
        session.getAttributes().put(USER, userId.toString());
        session.getAttributes().remove(ORGANIZATION);
        organizationId.ifPresent(id -> session.getAttributes().put(ORGANIZATION, id.toString()));
    }

    private static Optional<Login> login(WebSession session) {
        String user = session.getAttribute(USER);
        String organization = session.getAttribute(ORGANIZATION);
        return Optional.ofNullable(user)
                .map(id -> new Login(
                        UUID.fromString(id), Optional.ofNullable(organization).map(UUID::fromString)));
    }

    record Login(UUID userId, Optional<UUID> organizationId) {}
}
