package io.tollgate.routing.call;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A result that is not taken back when nobody listens any more: cancelling ends the work only as long as there is none.
 * Whoever has no use for the result lets go of it. For one subscriber.
 */
final class Kept<T> extends MonoOperator<T, T> {

    private volatile @Nullable Keeper<T> keeper;

    Kept(Mono<T> source) {
        super(source);
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Keeper<T> subscribed = new Keeper<>(actual);
        keeper = subscribed;
        source.subscribe(subscribed);
    }

    /** Ends the work, and what came of it. */
    void release() {
        Keeper<T> subscribed = keeper;
        if (subscribed != null) {
            subscribed.work.cancel();
        }
    }

    private static final class Keeper<T> implements CoreSubscriber<T>, Subscription {

        private final CoreSubscriber<? super T> actual;
        private volatile Subscription work = Operators.emptySubscription();
        private volatile boolean there;

        Keeper(CoreSubscriber<? super T> actual) {
            this.actual = actual;
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            work = subscription;
            actual.onSubscribe(this);
        }

        @Override
        public void request(long demand) {
            work.request(demand);
        }

        @Override
        public void cancel() {
            if (!there) {
                work.cancel();
            }
        }

        @Override
        public void onNext(T result) {
            there = true;
            actual.onNext(result);
        }

        @Override
        public void onError(Throwable error) {
            actual.onError(error);
        }

        @Override
        public void onComplete() {
            actual.onComplete();
        }
    }
}
