package io.tollgate.api.pipeline;

import io.tollgate.billing.admission.AdmissionOutcome;
import io.tollgate.billing.admission.AdmissionOutcome.BudgetExceeded;
import io.tollgate.billing.admission.AdmissionOutcome.RateKind;
import io.tollgate.billing.admission.AdmissionOutcome.RateLimited;
import io.tollgate.routing.provider.Payload;
import io.tollgate.routing.tokens.Calibration;
import io.tollgate.routing.tokens.CountedPrompt;
import io.tollgate.routing.tokens.PromptCounter;
import io.tollgate.routing.tokens.PromptSize;
import io.tollgate.routing.tokens.TokenLengths;
import io.tollgate.routing.tokens.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Counts a prompt, away from the event loops, when its bytes are too many for what is left but its tokens may not be. */
final class Counting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);

    /** Nothing is gained of a shorter prompt. */
    private static final long LEAST_BYTES = 256;

    /** Hardly any text has fewer tokens than a tenth of its bytes. */
    private static final long BYTES_PER_TOKEN = 10;

    private final PromptCounter counter;
    private final Calibration calibration;
    private final Scheduler scheduler;
    private final TokenLengths lengths = new TokenLengths();

    Counting(PromptCounter counter, Calibration calibration, Scheduler scheduler) {
        this.counter = counter;
        this.calibration = calibration;
        this.scheduler = scheduler;
    }

    /** Whether this request was refused for a bound that a count can lower far enough. */
    static boolean mayHelp(Planned planned, AdmissionOutcome outcome) {
        Ask ask = planned.inbound().ask();
        if (planned.counted().isPresent()
                || ask.inputBound() < LEAST_BYTES
                || !(ask.call().own().body() instanceof Payload.Json)) {
            return false;
        }
        if (outcome instanceof BudgetExceeded refusal) {
            long left = refusal.budget().amountNano() - refusal.spent() - refusal.reserved();
            return left > 0 && refusal.needed() / BYTES_PER_TOKEN <= left;
        }
        return outcome instanceof RateLimited refusal && refusal.kind() == RateKind.TPM;
    }

    /** By which text is counted that nobody kept. */
    TokenLengths lengths() {
        return lengths;
    }

    /** The same request with its prompt counted; as it is when that cannot be, or cannot be now. */
    Mono<Planned> count(Planned planned) {
        return Mono.fromCallable(() -> counted(planned))
                .subscribeOn(scheduler)
                .onErrorResume(failure -> uncounted(planned, failure));
    }

    private Planned counted(Planned planned) {
        byte[] body = planned.inbound().ask().call().own().body().json().text().getBytes(StandardCharsets.UTF_8);
        Set<Vocabulary> vocabularies = planned.attempts().stream()
                .map(attempt -> Vocabulary.of(attempt.offering().upstreamModel()))
                .collect(Collectors.toSet());
        PromptSize size = counter.count(body, vocabularies);
        return planned.counted(new CountedPrompt(size, calibration));
    }

    private static Mono<Planned> uncounted(Planned planned, Throwable failure) {
        LOG.warn("{} is not counted: {}", planned.inbound().context().shownId(), failure.toString());
        return Mono.just(planned);
    }

    @Override
    public void close() {
        scheduler.dispose();
    }
}
