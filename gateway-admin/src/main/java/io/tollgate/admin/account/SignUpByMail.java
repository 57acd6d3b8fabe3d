package io.tollgate.admin.account;

import io.tollgate.admin.mail.Letters;
import io.tollgate.admin.mail.Post;
import io.tollgate.billing.tenant.SecretFormat;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has new people confirm their e-mail address, and tells known ones that they have an account; the answers are the same. */
@Component
class SignUpByMail {

    private final Post post;
    private final Letters letters;
    private final Confirmations confirmations;
    private final SecureRandom random = new SecureRandom();

    SignUpByMail(Post post, Letters letters, Confirmations confirmations) {
        this.post = post;
        this.letters = letters;
        this.confirmations = confirmations;
    }

    boolean enabled() {
        return post.enabled();
    }

    Mono<Void> ask(SignUpFields asked, String passwordHash) {
        String secret = SecretFormat.MAILED.generate(random);
        return confirmations
                .keep(asked, passwordHash, secret)
                .map(fresh ->
                        fresh ? letters.verify(asked.email(), asked.name(), secret) : letters.known(asked.email()))
                .flatMap(post::send);
    }

    /** The sign-up that was confirmed; fails with 404, 401 or 429. */
    Mono<PendingAccount> confirmed(ConfirmationRequest body) {
        return confirmations.find(body.secret(), body.password());
    }

    Mono<Void> forget(String email) {
        return confirmations.forget(email);
    }
}
