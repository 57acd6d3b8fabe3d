package io.tollgate.api.request;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;

/** Bounds what the bodies of all requests under way take of the node's memory together. */
final class BodyBudget {

    private final DataSize limit;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(DataSize limit) {
        this.limit = limit;
    }

    DataSize limit() {
        return limit;
    }

    /** Nothing yet, for one request. */
    Share share() {
        return new Share();
    }

    /** What one request's body takes, until it is closed. */
    final class Share implements AutoCloseable {

        private long own;
        private boolean closed;

        /** Takes so many bytes more; false when there is no room for them. A body that is alone always has room. */
        synchronized boolean take(int bytes) {
            if (closed) {
                return false;
            }
            long all = taken.addAndGet(bytes);
            own += bytes;
            return all <= limit.toBytes() || all == own;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                taken.addAndGet(-own);
            }
        }
    }
}
