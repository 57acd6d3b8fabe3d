package io.tollgate.api.pipeline;

import io.tollgate.routing.call.CallOutcome;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.provider.StreamEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SignalType;

/**
 * A stream until somebody listens to it: operators drop what comes just when a caller leaves on another thread, and its
 * provider would be left at work. For one request.
 */
final class Untaken {

    private volatile @Nullable Flux<StreamEvent> events;

    /** The outcome, whose stream is this one's as long as nobody has subscribed to it. */
    CallOutcome keep(CallOutcome outcome) {
        if (!(outcome instanceof Streaming streaming)) {
            return outcome;
        }
        Flux<StreamEvent> once = once(streaming.events());
        events = once;
        return new Streaming(streaming.attempt(), streaming.headers(), once, streaming.attempts());
    }

    private static Flux<StreamEvent> once(Flux<StreamEvent> events) {
        AtomicBoolean taken = new AtomicBoolean();
        return Flux.defer(() -> taken.compareAndSet(false, true) ? events : Flux.empty());
    }

    /** After the call was cancelled: what it came to before that is there by now, and ends where nobody has taken it. */
    void ended(SignalType how) {
        Flux<StreamEvent> left = events;
        if (how == SignalType.CANCEL && left != null) {
            left.subscribe(new Leaving());
        }
    }

    private static final class Leaving extends BaseSubscriber<StreamEvent> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            cancel();
        }
    }
}
