package io.tollgate.admin.idempotency;

import io.tollgate.routing.catalogue.CredentialVault;
import java.time.Duration;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps first answers in Redis: {@code P fingerprint} while under way, {@code D fingerprint answer} from then on. Answers hold
 * new secrets, and are sealed under the master key, which Redis does not have.
 */
@Component
class FirstAnswers {

    private static final Logger log = LoggerFactory.getLogger(FirstAnswers.class);

    private static final Duration KEPT = Duration.ofHours(24);

    /** Far longer than a call takes; then its node is taken for dead. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final String UNDER_WAY = "P ";
    private static final String ANSWERED = "D ";

    private final ReactiveStringRedisTemplate redis;
    private final CredentialVault vault;

    FirstAnswers(ReactiveStringRedisTemplate redis, CredentialVault vault) {
        this.redis = redis;
        this.vault = vault;
    }

    /** Takes the name, or tells who has it. */
    Mono<Standing> begin(NamedCall call) {
        return redis.opsForValue()
                .setIfAbsent(call.redisKey(), UNDER_WAY + call.fingerprint(), LONGEST)
                .flatMap(taken -> taken
                        ? Mono.just(new Standing.First())
                        : redis.opsForValue()
                                .get(call.redisKey())
                                .map(found -> standing(call, found))
                                // It has just ended without an answer.
                                .defaultIfEmpty(new Standing.UnderWay()));
    }

    /** A failure is logged alone: the caller must have the answer, whose secret is shown once. */
    Mono<Void> keep(NamedCall call, FirstAnswer answer) {
        byte[] sealed = vault.seal(call.redisKey(), JsonMapper.shared().writeValueAsString(answer));
        String value = ANSWERED + call.fingerprint() + " " + Base64.getEncoder().encodeToString(sealed);
        return redis.opsForValue()
                .set(call.redisKey(), value, KEPT)
                .then()
                .doOnError(failure -> log.warn("a first answer is not kept: {}", failure.toString()))
                .onErrorComplete();
    }

    /** There is no answer worth keeping: the name is free again. */
    Mono<Void> forget(NamedCall call) {
        return redis.delete(call.redisKey())
                .then()
                .doOnError(failure -> log.warn("a call's name stays taken for a while: {}", failure.toString()))
                .onErrorComplete();
    }

    private Standing standing(NamedCall call, String found) {
        int start = ANSWERED.length();
        if (!found.startsWith(call.fingerprint(), start)) {
            return new Standing.Different();
        }
        return found.startsWith(UNDER_WAY)
                ? new Standing.UnderWay()
                : opened(call, found.substring(start + call.fingerprint().length() + 1));
    }

    private Standing opened(NamedCall call, String sealed) {
        try {
            String answer = vault.open(call.redisKey(), Base64.getDecoder().decode(sealed));
            return new Standing.Answered(JsonMapper.shared().readValue(answer, FirstAnswer.class));
        } catch (IllegalArgumentException e) {
            return new Standing.Unreadable();
        }
    }
}
