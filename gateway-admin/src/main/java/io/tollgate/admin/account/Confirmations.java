package io.tollgate.admin.account;

import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps sign-ups until their e-mail address is confirmed. Confirming takes the password too: otherwise whoever signs up with
 * somebody else's address would have an account in their name as soon as that person follows the link.
 */
@Component
class Confirmations {

    private static final Duration TIME = Duration.ofDays(1);

    private final PendingStore store;
    private final PasswordHasher passwords;
    private final SecretHasher hasher;
    private final Clock clock;

    Confirmations(PendingStore store, PasswordHasher passwords, SecretHasher hasher, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.hasher = hasher;
        this.clock = clock;
    }

    /** Keeps a sign-up under this secret; false when somebody has the e-mail address. */
    Mono<Boolean> keep(SignUpFields asked, String passwordHash, String secret) {
        Instant expires = clock.instant().plus(TIME);
        Optional<byte[]> invitation = asked.invitation().map(hasher::hash);
        PendingAccount account =
                new PendingAccount(asked.email(), asked.name(), passwordHash, asked.organization(), invitation);
        return store.insert(account, hasher.hash(secret), expires);
    }

    /** The sign-up with this secret and password; fails with 404 or 401. */
    Mono<PendingAccount> find(@Nullable String secret, @Nullable String password) {
        return Mono.justOrEmpty(secret)
                .filter(SecretFormat.MAILED::matches)
                .flatMap(known -> store.find(hasher.hash(known)))
                .switchIfEmpty(Mono.error(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "link_not_found",
                        "this link was used, has expired, or never was: sign up again")))
                .filterWhen(account ->
                        passwords.matches(password == null ? "" : password, Optional.of(account.passwordHash())))
                .switchIfEmpty(
                        Mono.error(() -> Problem.unauthorized("the password is not the one chosen when signing up")));
    }

    Mono<Void> forget(String email) {
        return store.forget(email);
    }
}
