package io.tollgate.routing.call;

import io.tollgate.routing.provider.StreamEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Listens to a stream for two subscribers in turn: first the one that waits for the {@link Opening}, then the one that
 * takes the events. In between it asks for nothing, so that nothing is lost or piles up.
 */
final class Handover implements CoreSubscriber<StreamEvent>, Subscription {

    private final CoreSubscriber<? super Opening> opener;
    private final Prelude prelude = new Prelude();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicReference<@Nullable CoreSubscriber<? super StreamEvent>> relay = new AtomicReference<>();
    private volatile Subscription source = Operators.emptySubscription();
    private boolean opened;
    private boolean ended;

    Handover(CoreSubscriber<? super Opening> opener) {
        this.opener = opener;
    }

    @Override
    public Context currentContext() {
        return opener.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        opener.onSubscribe(this);
    }

    /** The opener's demand for the opening: the first event is due. */
    @Override
    public void request(long demand) {
        if (asked.compareAndSet(false, true)) {
            source.request(1);
        }
    }

    /** By either subscriber, at whatever time: the provider's work is of no use any more. */
    @Override
    public void cancel() {
        source.cancel();
    }

    @Override
    public void onNext(StreamEvent event) {
        if (ended) {
            return;
        }
        ended = event.isEnd();
        if (opened) {
            pass(event);
        } else if (prelude.decidedBy(event)) {
            open();
        } else {
            source.request(1);
        }
    }

    private void pass(StreamEvent event) {
        CoreSubscriber<? super StreamEvent> taker = relay.get();
        if (taker != null) {
            taker.onNext(event);
            if (ended) {
                taker.onComplete();
                drain();
            }
        }
    }

    private void open() {
        opened = true;
        boolean whole = prelude.isWholeStream();
        Flux<StreamEvent> held = Flux.fromIterable(prelude.events());
        Flux<StreamEvent> events = whole ? held : held.concatWith(new Rest()).doOnCancel(this::cancel);
        opener.onNext(new Opening(prelude.failure(), events));
        opener.onComplete();
        if (whole) {
            drain();
        }
    }

    /** What still comes is only the connection's end, after which it can serve the next call. */
    private void drain() {
        source.request(Long.MAX_VALUE);
    }

    @Override
    public void onError(Throwable error) {
        if (opened) {
            Operators.onErrorDropped(error, currentContext());
        } else {
            opener.onError(error);
        }
    }

    @Override
    public void onComplete() {
        if (!ended) {
            onError(new IllegalStateException("the stream ended without an end"));
        }
    }

    /** The events after those held back. */
    private final class Rest extends Flux<StreamEvent> {

        @Override
        public void subscribe(CoreSubscriber<? super StreamEvent> taker) {
            if (relay.compareAndSet(null, taker)) {
                taker.onSubscribe(new Demand());
            } else {
                Operators.error(taker, new IllegalStateException("a stream has one subscriber"));
            }
        }
    }

    private final class Demand implements Subscription {

        @Override
        public void request(long demand) {
            source.request(demand);
        }

        @Override
        public void cancel() {
            source.cancel();
        }
    }
}
