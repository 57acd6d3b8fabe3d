package io.tollgate.routing.call;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.call.CallOutcome.Complete;
import io.tollgate.routing.call.CallOutcome.Rejected;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.health.CallWatch;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.StreamEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;

/** What one attempt came to. */
sealed interface AttemptResult {

    /** A token of text is about four bytes: near enough for how fast an offering is. */
    long BYTES_PER_TOKEN = 4;

    AttemptTrace trace();

    AttemptReport report();

    /** Whether nothing more is to be tried. */
    default boolean settles() {
        return true;
    }

    void tell(CallWatch watch);

    /** The outcome of the whole call, where nothing more is to be tried. */
    Optional<CallOutcome> settled(List<AttemptReport> attempts);

    /** A whole answer. */
    record Answered(AttemptTrace trace, int status, Answer answer, AttemptReport report) implements AttemptResult {

        @Override
        public void tell(CallWatch watch) {
            watch.succeeded();
            long generated = answer.counted().map(TokenUsage::output).orElse(answer.outputBytes() / BYTES_PER_TOKEN);
            watch.whole(generated, Duration.ofNanos(report.durationNanos()));
            trace.exhaustion().ifPresent(watch::exhausted);
        }

        @Override
        public Optional<CallOutcome> settled(List<AttemptReport> attempts) {
            return Optional.of(new Complete(trace.attempt(), status, trace.headers(), answer, attempts));
        }
    }

    /** A stream with content. */
    record Opened(AttemptTrace trace, Flux<StreamEvent> events, AttemptReport report) implements AttemptResult {

        @Override
        public void tell(CallWatch watch) {
            watch.succeeded();
            watch.firstToken(Duration.ofNanos(report.durationNanos()));
            trace.exhaustion().ifPresent(watch::exhausted);
        }

        @Override
        public Optional<CallOutcome> settled(List<AttemptReport> attempts) {
            return Optional.of(new Streaming(trace.attempt(), trace.headers(), events, attempts));
        }
    }

    /** No answer. */
    record Failed(AttemptTrace trace, Failure failure, AttemptReport report) implements AttemptResult {

        Failed(AttemptTrace trace, Failure failure) {
            this(trace, failure, trace.failed(trace.withoutSecret(failure)));
        }

        @Override
        public void tell(CallWatch watch) {
            if (trace.isExcused()) {
                watch.abandoned();
            } else {
                trace.withoutSecret(failure).tell(watch);
            }
        }

        @Override
        public boolean settles() {
            return !failure.triesNext();
        }

        @Override
        public Optional<CallOutcome> settled(List<AttemptReport> attempts) {
            return failure.triesNext() ? Optional.empty() : rejection(attempts);
        }

        /** The provider's own answer to hand through, where the caller can do something about it. */
        Optional<CallOutcome> rejection(List<AttemptReport> attempts) {
            return failure.bodyForCaller().map(body -> rejected(body, attempts));
        }

        private CallOutcome rejected(byte[] body, List<AttemptReport> attempts) {
            String text = trace.withoutSecret(new String(body, StandardCharsets.UTF_8));
            int status = failure.status().orElseThrow();
            return new Rejected(
                    trace.attempt(), status, trace.headers(), text.getBytes(StandardCharsets.UTF_8), attempts);
        }
    }
}
