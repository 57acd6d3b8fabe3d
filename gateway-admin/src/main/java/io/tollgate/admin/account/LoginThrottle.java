package io.tollgate.admin.account;

import io.tollgate.admin.http.Problem;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
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

    private final ReactiveStringRedisTemplate redis;

    LoginThrottle(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Counts a try; fails with 429 when there were too many. */
    Mono<Void> enter(ServerWebExchange exchange, String email) {
        String key = key(exchange, email);
        return redis.opsForValue()
                .setIfAbsent(key, "0", WINDOW)
                .then(redis.opsForValue().increment(key))
                .flatMap(tries -> tries > TRIES ? refuse(key) : Mono.empty());
    }

    /** Forgets the tries before a successful one. */
    Mono<Void> clear(ServerWebExchange exchange, String email) {
        return redis.delete(key(exchange, email)).then();
    }

    private Mono<Void> refuse(String key) {
        return redis.getExpire(key)
                .defaultIfEmpty(WINDOW)
                .map(wait -> Problem.tooMany("too many failed logins; try again in " + minutes(wait), wait))
                .flatMap(Mono::error);
    }

    private static String minutes(Duration wait) {
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        return minutes + (minutes == 1 ? " minute" : " minutes");
    }

    private static String key(ServerWebExchange exchange, String email) {
        InetSocketAddress address = exchange.getRequest().getRemoteAddress();
        String from = address == null || address.getAddress() == null
                ? ""
                : address.getAddress().getHostAddress();
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((from + "\n" + email).getBytes(StandardCharsets.UTF_8));
            return "tg:login:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
