package io.tollgate.admin.account;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.EmailField;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.security.SessionLogin;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Checks passwords and starts sessions. */
@Component
class Logins {

    private final AccountStore accounts;
    private final PasswordHasher passwords;
    private final LoginThrottle throttle;
    private final SessionLogin sessions;

    Logins(AccountStore accounts, PasswordHasher passwords, LoginThrottle throttle, SessionLogin sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
    }

    Mono<Me> start(ServerWebExchange exchange, LoginRequest body) {
        Fields fields = new Fields();
        String email = EmailField.read(fields, body.email());
        String password = body.password() == null ? "" : body.password();
        fields.require(!password.isEmpty(), "password", "is required");
        fields.raise();
        return throttle.enter(exchange, email)
                .then(verified(exchange, email, password))
                .delayUntil(known -> throttle.clear(exchange, email))
                .delayUntil(known -> sessions.start(exchange, known.userId(), known.organizationId()))
                .flatMap(known -> accounts.me(known.userId(), known.organizationId()));
    }

    private Mono<AccountStore.Credentials> verified(ServerWebExchange exchange, String email, String password) {
        return accounts.credentials(email)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .filterWhen(known -> passwords.matches(password, known.map(AccountStore.Credentials::passwordHash)))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(throttle.fail(exchange)
                        .then(Mono.error(() -> Problem.unauthorized("the e-mail address or the password is wrong"))));
    }

    Mono<Void> end(ServerWebExchange exchange) {
        return sessions.end(exchange);
    }

    /** Ends the person's sessions, this one and every other. */
    Mono<Void> endAll(ServerWebExchange exchange, Caller caller) {
        return sessions.endAll(caller.person()).then(sessions.end(exchange));
    }
}
