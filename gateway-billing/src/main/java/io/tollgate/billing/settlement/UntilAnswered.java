package io.tollgate.billing.settlement;

import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.settlement.SettleScript.Ending;
import io.tollgate.billing.settlement.SettleScript.Mark;
import io.tollgate.billing.settlement.SettleScript.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Ends holds for as long as it takes Redis to answer, and tells of an outage when it begins and when it is over. */
final class UntilAnswered {

    private static final Logger LOG = LoggerFactory.getLogger(UntilAnswered.class);

    private static final Retry AGAIN =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(50)).maxBackoff(Duration.ofSeconds(5));

    /** For a try on its way to Redis, and for clocks that do not run alike. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final SettleScript script;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    UntilAnswered(SettleScript script, Clock clock) {
        this.script = script;
        this.clock = clock;
    }

    Mono<Reply> run(Ending ending) {
        return Mono.defer(() -> run(ending, new Tries()));
    }

    private Mono<Reply> run(Ending ending, Tries tries) {
        return Mono.defer(() -> script.run(ending, tries.next()))
                .doOnError(tries::failed)
                .retryWhen(AGAIN)
                .doOnSuccess(tries::answered);
    }

    /** The tries of one ending; one after the other. */
    private final class Tries {

        private boolean delayed;
        private Instant begun = Instant.MAX;
        private @Nullable Instant uncertainSince;

        /** Another try begins; whether an earlier one may have been the end, and be forgotten. */
        boolean next() {
            begun = clock.instant();
            Instant since = uncertainSince;
            return since != null
                    && begun.isAfter(since.plus(Mark.SETTLED.memory()).minus(MARGIN));
        }

        void failed(Throwable failure) {
            if (uncertainSince == null && RedisScript.mayHaveRun(failure)) {
                uncertainSince = begun;
            }
            if (!delayed && waiting.getAndIncrement() == 0) {
                LOG.warn("holds are not ended, and are tried again until Redis answers: {}", failure.toString());
            }
            delayed = true;
        }

        void answered(@Nullable Reply reply) {
            if (delayed) {
                late.incrementAndGet();
                if (waiting.decrementAndGet() == 0) {
                    LOG.info("Redis answers again; {} holds were ended late", late.getAndSet(0));
                }
            }
        }
    }
}
