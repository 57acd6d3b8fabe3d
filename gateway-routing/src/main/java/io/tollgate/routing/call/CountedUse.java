package io.tollgate.routing.call;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.call.AttemptResult.Answered;
import io.tollgate.routing.call.AttemptResult.Opened;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.quota.Taken;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells a credential's quota how many tokens an attempt has used; for one attempt, and one thread at a time. */
final class CountedUse {

    private final Taken.Use use;
    private final ExpectedTokens expected;
    private long outputBytes;
    private Optional<TokenUsage> counted = Optional.empty();

    CountedUse(Taken.Use use, ExpectedTokens expected) {
        this.use = use;
        this.expected = expected;
    }

    /** What was given up has presumably read its prompt; what failed has used nothing. */
    Mono<AttemptResult> of(Mono<AttemptResult> made) {
        return made.map(this::watched).doOnCancel(() -> use.settle(expected.input()));
    }

    private AttemptResult watched(AttemptResult result) {
        if (result instanceof Opened opened) {
            Flux<StreamEvent> events = opened.events().doOnNext(this::pass).doFinally(signal -> end());
            return new Opened(opened.trace(), events, opened.report());
        }
        if (result instanceof Answered answered) {
            counted = answered.answer().counted();
            outputBytes = answered.answer().outputBytes();
            end();
        } else {
            use.settle(0);
        }
        return result;
    }

    private void pass(StreamEvent event) {
        if (event instanceof Chunk chunk) {
            outputBytes += chunk.outputBytes();
            counted = chunk.usage()
                    .filter(usage -> !usage.preliminary())
                    .map(UsagePart::tokens)
                    .or(() -> counted);
        }
    }

    private void end() {
        use.settle(counted.filter(TokenUsage::plausible)
                .map(TokenUsage::total)
                .orElseGet(() -> expected.after(outputBytes)));
    }
}
