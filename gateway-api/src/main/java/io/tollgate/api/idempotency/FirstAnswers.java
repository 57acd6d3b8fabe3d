package io.tollgate.api.idempotency;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.Base64;
import reactor.core.publisher.Mono;

/** Keeps first answers in Redis: {@code P fingerprint} while under way, {@code D fingerprint answer} from then on. */
final class FirstAnswers {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final String UNDER_WAY = "P ";
    private static final String ANSWERED = "D ";

    private final RedisAsyncCommands<String, String> redis;
    private final Duration longest;

    /** @param longest that a request may be under way; then its node is taken for dead */
    FirstAnswers(StatefulRedisConnection<String, String> connection, Duration longest) {
        this.redis = connection.async();
        this.longest = longest;
    }

    /** Takes the name, or tells who has it. */
    Mono<Standing> begin(Claim claim) {
        String mark = UNDER_WAY + claim.fingerprint();
        return Mono.fromCompletionStage(() ->
                        redis.set(claim.redisKey(), mark, SetArgs.Builder.nx().px(longest)))
                .<Standing>map(taken -> new Standing.First())
                .switchIfEmpty(Mono.fromCompletionStage(() -> redis.get(claim.redisKey()))
                        .map(found -> standing(claim, found))
                        // It has just ended without an answer.
                        .defaultIfEmpty(new Standing.UnderWay()));
    }

    Mono<Void> keep(Claim claim, FirstAnswer answer) {
        String closed = Base64.getEncoder().encodeToString(claim.seal().close(answer.write()));
        String value = ANSWERED + claim.fingerprint() + " " + closed;
        return Mono.fromCompletionStage(() -> redis.set(claim.redisKey(), value, SetArgs.Builder.px(KEPT)))
                .then();
    }

    /** There is no answer worth keeping: the name is free again. */
    Mono<Void> forget(Claim claim) {
        return Mono.fromCompletionStage(() -> redis.del(claim.redisKey())).then();
    }

    private static Standing standing(Claim claim, String found) {
        int start = ANSWERED.length();
        if (!found.startsWith(claim.fingerprint(), start)) {
            return new Standing.Different();
        }
        if (found.startsWith(UNDER_WAY)) {
            return new Standing.UnderWay();
        }
        String closed = found.substring(start + claim.fingerprint().length() + 1);
        return new Standing.Answered(
                FirstAnswer.read(claim.seal().open(Base64.getDecoder().decode(closed))));
    }
}
