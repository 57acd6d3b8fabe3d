package io.tollgate.admin.account;

import io.tollgate.admin.http.EmailField;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.mail.Letters;
import io.tollgate.admin.mail.Post;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends whoever forgot their password a link, and finds who has it; an answer never says whether there is an account. */
@Component
class PasswordResets {

    private static final Duration TIME = Duration.ofHours(1);

    private final PasswordStore store;
    private final Post post;
    private final Letters letters;
    private final SecretHasher hasher;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PasswordResets(PasswordStore store, Post post, Letters letters, SecretHasher hasher, Clock clock) {
        this.store = store;
        this.post = post;
        this.letters = letters;
        this.hasher = hasher;
        this.clock = clock;
    }

    Mono<Void> ask(PasswordResetRequest body) {
        if (!post.enabled()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "no_mail",
                    "this gateway sends no mail: ask its operator to set TOLLGATE_SMTP_HOST");
        }
        Fields fields = new Fields();
        String email = EmailField.read(fields, body.email());
        fields.raise();
        String secret = SecretFormat.MAILED.generate(random);
        return store.ask(email, hasher.hash(secret), clock.instant().plus(TIME))
                .filter(known -> known)
                .flatMap(known -> post.send(letters.reset(email, secret)));
    }

    /** Whose password the secret is for; fails with 404 when it is none. */
    Mono<PasswordStore.Owner> find(NewPasswordRequest body) {
        return Mono.justOrEmpty(body.secret())
                .filter(SecretFormat.MAILED::matches)
                .flatMap(secret -> store.find(hasher.hash(secret)))
                .switchIfEmpty(Mono.error(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "link_not_found",
                        "this link was used, has expired, or never was: ask for another")));
    }
}
