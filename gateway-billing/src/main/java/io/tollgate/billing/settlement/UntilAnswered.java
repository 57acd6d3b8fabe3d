package io.tollgate.billing.settlement;

import io.tollgate.billing.redis.RecoveringException;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.settlement.SettleScript.Ended;
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

    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Retry AGAIN = Retry.backoff(Long.MAX_VALUE, PAUSE).maxBackoff(Duration.ofSeconds(5));

    /** For a try on its way to Redis, and for clocks that do not run alike. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** So many wait in memory for Redis to answer; what comes then is left to the retention, which keeps it in a file. */
    private static final int MOST_WAITING = 500;

    private final SettleScript script;
    private final Retention retention;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    UntilAnswered(SettleScript script, Retention retention, Clock clock) {
        this.script = script;
        this.retention = retention;
        this.clock = clock;
    }

    /** The end; empty when it was left to the retention. */
    Mono<Ended> run(Ending ending) {
        return Mono.defer(() -> run(ending, new Tries()));
    }

    /** What waits and counts is made only where the first try is not the last one, as it nearly always is. */
    private Mono<Ended> run(Ending ending, Tries tries) {
        return Mono.defer(() -> attempt(ending, tries))
                .onErrorResume(failure -> failed(failure, ending, tries)
                        .onErrorResume(known -> Mono.delay(PAUSE).then(again(ending, tries)))
                        .doOnSuccess(tries::answered));
    }

    private Mono<Ended> again(Ending ending, Tries tries) {
        return Mono.defer(() -> attempt(ending, tries))
                .onErrorResume(failure -> failed(failure, ending, tries))
                .retryWhen(AGAIN);
    }

    /** The failure, to be tried again; nothing when that is left to the retention. */
    private Mono<Ended> failed(Throwable failure, Ending ending, Tries tries) {
        tries.failed(failure);
        return leaves(ending, failure) ? Mono.empty() : Mono.error(failure);
    }

    /** What may have ended in counters that were rebuilt since must not be tried again without looking at its row. */
    private Mono<Ended> attempt(Ending ending, Tries tries) {
        String epoch = script.epoch(ending);
        boolean forgetful = tries.next(epoch);
        return tries.uncertainSinceBefore(epoch)
                ? Mono.error(new RecoveringException(ending.shard()))
                : script.run(ending, forgetful).flatMap(ended -> known(ending, ended));
    }

    /** Counters that are lost are rebuilt first. */
    private Mono<Ended> known(Ending ending, Ended ended) {
        return ended.reply() == Reply.EPOCH
                ? script.renew(ending).then(Mono.error(new RecoveringException(ending.shard())))
                : Mono.just(ended);
    }

    private boolean leaves(Ending ending, Throwable failure) {
        boolean late = failure instanceof RecoveringException || waiting.get() > MOST_WAITING;
        return late && retention.leave(ending);
    }

    /** The tries of one ending; one after the other. */
    private final class Tries {

        private boolean delayed;
        private String epoch = "";
        private Instant begun = Instant.MAX;
        private @Nullable Instant uncertainSince;

        /** Another try begins; whether an earlier one may have been the end, and be forgotten. */
        boolean next(String current) {
            epoch = uncertainSince == null ? current : epoch;
            begun = clock.instant();
            Instant since = uncertainSince;
            return since != null
                    && begun.isAfter(since.plus(Mark.SETTLED.memory()).minus(MARGIN));
        }

        boolean uncertainSinceBefore(String current) {
            return uncertainSince != null && !current.equals(epoch);
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

        void answered(@Nullable Ended ended) {
            if (delayed) {
                late.incrementAndGet();
                if (waiting.decrementAndGet() == 0) {
                    LOG.info("Redis answers again; {} holds were ended late", late.getAndSet(0));
                }
            }
        }
    }
}
