package io.tollgate.api.idempotency;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.tollgate.billing.redis.RedisScript;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Keeps first answers in Redis: {@code P fingerprint request} while under way, {@code D fingerprint answer} from then on.
 */
final class FirstAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAnswers.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final String UNDER_WAY = "P ";
    private static final String ANSWERED = "D ";
    private static final Retry AGAIN = Retry.backoff(20, Duration.ofMillis(50)).maxBackoff(Duration.ofSeconds(5));

    private final RedisAsyncCommands<String, String> redis;
    private final RedisScript<Long> free;
    private final Duration longest;

    /** @param longest that a request may be under way; then its node is taken for dead */
    FirstAnswers(StatefulRedisConnection<String, String> connection, Duration longest) {
        this.redis = connection.async();
        this.free = RedisScript.answeringInteger(connection, "free_name.lua");
        this.longest = longest;
    }

    /** Takes the name, or tells who has it; whoever does not wait for the answer does not keep the name. */
    Mono<Standing> begin(Claim claim) {
        return take(claim)
                .doOnError(e -> freeLater(claim))
                .doOnCancel(() -> freeLater(claim))
                .<Standing>map(taken -> new Standing.First())
                .switchIfEmpty(Mono.fromCompletionStage(() -> redis.get(claim.redisKey()))
                        .map(found -> standing(claim, found))
                        // It has just ended without an answer.
                        .defaultIfEmpty(new Standing.UnderWay()));
    }

    private Mono<String> take(Claim claim) {
        return Mono.fromCompletionStage(() ->
                redis.set(claim.redisKey(), mark(claim), SetArgs.Builder.nx().px(longest)));
    }

    Mono<Void> keep(Claim claim, FirstAnswer answer) {
        String closed = Base64.getEncoder().encodeToString(claim.seal().close(answer.write()));
        String value = ANSWERED + claim.fingerprint() + " " + closed;
        return Mono.fromCompletionStage(() -> redis.set(claim.redisKey(), value, SetArgs.Builder.px(KEPT)))
                .then();
    }

    /** There is no answer worth keeping: the name is free again, if this request has it. */
    Mono<Void> free(Claim claim) {
        return free.run(List.of(claim.redisKey()), List.of(mark(claim))).then();
    }

    /** The same where nobody waits for it, as soon as Redis answers. */
    void freeLater(Claim claim) {
        free(claim)
                .retryWhen(AGAIN)
                .subscribe(
                        done -> {},
                        e -> LOG.warn("a request's name stays taken for a while: {}", String.valueOf(e.getCause())));
    }

    private static String mark(Claim claim) {
        return UNDER_WAY + claim.fingerprint() + " " + claim.request();
    }

    private static Standing standing(Claim claim, String found) {
        int start = ANSWERED.length();
        if (!found.startsWith(claim.fingerprint(), start)) {
            return new Standing.Different();
        }
        if (found.equals(mark(claim))) {
            // Taken by a command that was sent twice, because the connection broke.
            return new Standing.First();
        }
        if (found.startsWith(UNDER_WAY)) {
            return new Standing.UnderWay();
        }
        String closed = found.substring(start + claim.fingerprint().length() + 1);
        return new Standing.Answered(
                FirstAnswer.read(claim.seal().open(Base64.getDecoder().decode(closed))));
    }
}
