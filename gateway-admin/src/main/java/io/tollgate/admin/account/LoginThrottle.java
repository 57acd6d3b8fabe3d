package io.tollgate.admin.account;

import io.tollgate.admin.security.Tries;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Bounds guesses at one account from one address, and at all accounts from one address. Nothing is counted by account alone, so
 * nobody can lock out somebody elsewhere; and where a person has logged in before, they are not locked out by neighbours who guess.
 */
@Component
class LoginThrottle {

    private static final int TRIES = 10;
    private static final int FAILURES = 100;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration KNOWN = Duration.ofDays(30);
    private static final String WHAT = "failed logins";

    private final Tries tries;

    LoginThrottle(Tries tries) {
        this.tries = tries;
    }

    /** Counts a try; fails with 429 when there were too many. */
    Mono<Void> enter(ServerWebExchange exchange, String email) {
        return tries.count("tg:login:" + key(exchange, email), TRIES, WINDOW, WHAT)
                .then(tries.isMarked(known(exchange, email)))
                .filter(known -> !known)
                .flatMap(stranger -> tries.look(failures(exchange), FAILURES, WHAT));
    }

    /** Counts a failure against the address. */
    Mono<Void> fail(ServerWebExchange exchange) {
        return tries.allows(failures(exchange), FAILURES, WINDOW).then();
    }

    /** Forgets the tries before a successful one, and remembers that the person was here. */
    Mono<Void> clear(ServerWebExchange exchange, String email) {
        return tries.forget("tg:login:" + key(exchange, email)).then(tries.mark(known(exchange, email), KNOWN));
    }

    private static String known(ServerWebExchange exchange, String email) {
        return "tg:login-known:" + key(exchange, email);
    }

    private static String failures(ServerWebExchange exchange) {
        return "tg:login-failures:" + CallerAddress.of(exchange);
    }

    private static String key(ServerWebExchange exchange, String email) {
        String tried = CallerAddress.of(exchange) + "\n" + email;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(tried.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
