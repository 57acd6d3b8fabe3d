package io.tollgate.admin.account;

import io.tollgate.admin.http.Problem;
import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts tries of one kind in Redis, within a time that begins with the first of them. */
@Component
class Tries {

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
    Mono<Void> count(String key, int most, Duration window, String what) {
        return redis.execute(COUNT, List.of(key), List.of(Integer.toString(most), Long.toString(window.toMillis())))
                .next()
                .filter(wait -> wait > 0)
                .map(Duration::ofMillis)
                .flatMap(wait ->
                        Mono.error(Problem.tooMany("too many " + what + "; try again in " + minutes(wait), wait)));
    }

    /** Forgets the tries. */
    Mono<Void> forget(String key) {
        return redis.delete(key).then();
    }

    private static String minutes(Duration wait) {
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        return minutes + (minutes == 1 ? " minute" : " minutes");
    }
}
