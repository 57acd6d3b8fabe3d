package io.tollgate.admin.security;

import io.tollgate.admin.http.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** What a session remembers: who logged in, and for which organization. */
@Component
public class SessionLogin {

    private static final String USER = "user_id";
    private static final String ORGANIZATION = "organization_id";

    private static final String GENERATION = "generation";

    private final CsrfTokens csrf;
    private final DatabaseClient database;
    private final ReactiveSessionRepository<? extends Session> sessions;

    SessionLogin(CsrfTokens csrf, DatabaseClient database, ReactiveSessionRepository<? extends Session> sessions) {
        this.csrf = csrf;
        this.database = database;
        this.sessions = sessions;
    }

    /**
     * Logs a person in: the session gets a new identifier and the page a new CSRF token.
     *
     * @param organizationId the one to act in; none for somebody who belongs to none
     * @return fails with 401 where another call ended the session, or renamed it, at the same time
     */
    public Mono<Void> start(ServerWebExchange exchange, UUID userId, Optional<UUID> organizationId) {
        return generation("select session_generation from app_user where id = :id", userId)
                .flatMap(generation -> exchange.getSession()
                        .doOnNext(session -> fill(session, new Login(userId, organizationId, generation)))
                        .flatMap(this::rename))
                .then(csrf.renew(exchange));
    }

    /** Of two calls that do so at once the second one finds nothing to rename, and leaves the browser the other's. */
    private Mono<Void> rename(WebSession session) {
        return session.changeSessionId()
                .then(Mono.defer(() -> sessions.findById(session.getId())).hasElement())
                .flatMap(
                        renamed -> renamed ? Mono.empty() : session.invalidate().then(ended()));
    }

    private static Mono<Void> ended() {
        return Mono.error(() -> Problem.unauthorized("this session has just ended; log in again"));
    }

    /** Ends every session of the person, wherever it is. */
    public Mono<Void> endAll(UUID userId) {
        return generation(
                        "update app_user set session_generation = session_generation + 1 where id = :id"
                                + " returning session_generation",
                        userId)
                .then();
    }

    private Mono<Long> generation(String sql, UUID userId) {
        return database.sql(sql)
                .bind("id", userId)
                .map(row -> row.get("session_generation", Long.class))
                .one();
    }

    /** Whose session this is, as long as it was not ended elsewhere. */
    public Mono<UUID> person(ServerWebExchange exchange) {
        return read(exchange)
                .filterWhen(
                        login -> generation("select session_generation from app_user where id = :id", login.userId())
                                .map(generation -> generation == login.generation()))
                .map(Login::userId);
    }

    /** Ends the session, if there is one. */
    public Mono<Void> end(ServerWebExchange exchange) {
        SessionCookie.end(exchange);
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

    private static void fill(WebSession session, Login login) {
        session.getAttributes().put(USER, login.userId().toString());
        session.getAttributes().put(GENERATION, Long.toString(login.generation()));
        session.getAttributes().remove(ORGANIZATION);
        login.organizationId().ifPresent(id -> session.getAttributes().put(ORGANIZATION, id.toString()));
    }

    private static Optional<Login> login(WebSession session) {
        String user = session.getAttribute(USER);
        String organization = session.getAttribute(ORGANIZATION);
        String generation = session.getAttribute(GENERATION);
        return user == null || generation == null
                ? Optional.empty()
                : Optional.of(new Login(
                        UUID.fromString(user),
                        Optional.ofNullable(organization).map(UUID::fromString),
                        Long.parseLong(generation)));
    }

    /**
     * Who a session is of.
     *
     * @param generation the person's at login; sessions of an earlier one have ended
     */
    record Login(UUID userId, Optional<UUID> organizationId, long generation) {}
}
