package io.tollgate.admin.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Bounds guesses at one account from one address. Counted by both together, so that nobody can lock out somebody else.
 */
@Component
class LoginThrottle {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Tries tries;

    LoginThrottle(Tries tries) {
        this.tries = tries;
    }

    /** Counts a try; fails with 429 when there were too many. */
    Mono<Void> enter(ServerWebExchange exchange, String email) {
        return tries.count(key(exchange, email), TRIES, WINDOW, "failed logins");
    }

    /** Forgets the tries before a successful one. */
    Mono<Void> clear(ServerWebExchange exchange, String email) {
        return tries.forget(key(exchange, email));
    }

    private static String key(ServerWebExchange exchange, String email) {
        String tried = CallerAddress.of(exchange) + "\n" + email;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(tried.getBytes(StandardCharsets.UTF_8));
            return "tg:login:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
