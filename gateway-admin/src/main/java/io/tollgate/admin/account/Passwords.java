package io.tollgate.admin.account;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Membership;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.security.SessionLogin;
import io.tollgate.admin.security.Tries;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Replaces passwords; every session that the old one began ends. */
@Component
class Passwords {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final PasswordStore store;
    private final PasswordHasher hasher;
    private final PasswordResets resets;
    private final SessionLogin sessions;
    private final Tries tries;

    Passwords(PasswordStore store, PasswordHasher hasher, PasswordResets resets, SessionLogin sessions, Tries tries) {
        this.store = store;
        this.hasher = hasher;
        this.resets = resets;
        this.sessions = sessions;
        this.tries = tries;
    }

    /** The caller's own; their session goes on, as a new one. */
    Mono<Void> change(ServerWebExchange exchange, Caller caller, PasswordChange body) {
        UUID person = caller.person();
        Optional<UUID> organization = caller.membership().map(Membership::organizationId);
        String fresh = read(body.password(), "");
        String current = Optional.ofNullable(body.currentPassword()).orElse("");
        return tries.count("tg:password:" + person, TRIES, WINDOW, "wrong passwords")
                .then(store.hash(person))
                .filterWhen(hash -> hasher.matches(current, Optional.of(hash)))
                .switchIfEmpty(Mono.error(() -> Problem.invalid("current_password", "is not your password")))
                .then(replace(person, fresh))
                .then(tries.forget("tg:password:" + person))
                .then(sessions.start(exchange, person, organization));
    }

    /** That of whoever has a letter's secret. */
    Mono<Void> reset(NewPasswordRequest body) {
        return resets.find(body)
                .flatMap(owner -> replace(owner.userId(), read(body.password(), owner.email()))
                        .then(store.confirmed(owner.userId())));
    }

    private Mono<Void> replace(UUID person, String password) {
        return hasher.hash(password)
                .flatMap(hash -> store.replace(person, hash))
                .then(sessions.endAll(person));
    }

    private static String read(@org.jspecify.annotations.Nullable String written, String email) {
        Fields fields = new Fields();
        String password = PasswordField.read(fields, written, email);
        fields.raise();
        return password;
    }
}
