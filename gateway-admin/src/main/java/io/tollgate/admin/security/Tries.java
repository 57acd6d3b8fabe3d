package io.tollgate.admin.security;

import io.tollgate.admin.http.Problem;
import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts tries of one kind in Redis, within a time that begins with the first of them. */
@Component
public class Tries {

    /** In one step, so that no count is left without an end. Answers the milliseconds to wait, 0 for none. */
    private static final RedisScript<Long> COUNT = RedisScript.of("""
            local tries = redis.call('INCR', KEYS[1])
            if tries == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            return tries > tonumber(ARGV[1]) and redis.call('PTTL', KEYS[1]) or 0
            """, Long.class);

    private final ReactiveStringRedisTemplate redis;

    Tries(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * Counts a try; fails with 429 when there were more than {@code most} within {@code window}.
     *
     * @param what was tried, in the plural
     */
    public Mono<Void> count(String key, int most, Duration window, String what) {
        return waits(key, most, window)
                .filter(wait -> wait > 0)
                .map(Duration::ofMillis)
                .flatMap(wait ->
                        Mono.error(Problem.tooMany("too many " + what + "; try again in " + minutes(wait), wait)));
    }

    /** Counts a try; false when there were more than {@code most} within {@code window}. */
    public Mono<Boolean> allows(String key, int most, Duration window) {
        return waits(key, most, window).map(wait -> wait <= 0);
    }

    /** Fails with 429 when there were {@code most} tries already; counts nothing. */
    public Mono<Void> look(String key, int most, String what) {
        return redis.opsForValue()
                .get(key)
                .filter(tries -> Long.parseLong(tries) >= most)
                .flatMap(tries -> redis.getExpire(key))
                .flatMap(wait ->
                        Mono.error(Problem.tooMany("too many " + what + "; try again in " + minutes(wait), wait)));
    }

    /** Keeps a mark for some time. */
    public Mono<Void> mark(String key, Duration time) {
        return redis.opsForValue().set(key, "", time).then();
    }

    /** Whether there is such a mark. */
    public Mono<Boolean> isMarked(String key) {
        return redis.hasKey(key);
    }

    /** Forgets the tries. */
    public Mono<Void> forget(String key) {
        return redis.delete(key).then();
    }

    private Mono<Long> waits(String key, int most, Duration window) {
        return redis.execute(COUNT, List.of(key), List.of(Integer.toString(most), Long.toString(window.toMillis())))
                .next();
    }

    private static String minutes(Duration wait) {
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        return minutes + (minutes == 1 ? " minute" : " minutes");
    }
}
