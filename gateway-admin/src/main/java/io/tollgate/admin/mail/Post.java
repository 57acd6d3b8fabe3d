package io.tollgate.admin.mail;

import io.tollgate.admin.security.Tries;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends letters, and not too many to one person, whoever has them sent. */
@Component
public class Post {

    private static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Mail mail;
    private final Tries tries;

    Post(Mail mail, Tries tries) {
        this.mail = mail;
        this.tries = tries;
    }

    /** Whether there is a mail server at all. */
    public boolean enabled() {
        return mail.enabled();
    }

    /** Sends the letter soon; nobody is told when the person has had enough of them. */
    public Mono<Void> send(Letter letter) {
        return tries.allows(key(letter.to()), MOST, WINDOW)
                .filter(allowed -> allowed)
                .doOnNext(allowed -> mail.send(letter))
                .then();
    }

    private static String key(String to) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(to.getBytes(StandardCharsets.UTF_8));
            return "tg:letters:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
