package io.tollgate.billing.payload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits to be written, and what is being gathered, within one bound of a node's memory. What does not fit is given up
 * and counted: no request waits for it.
 */
public final class PayloadQueue {

    private final long bound;
    private final AtomicLong taken = new AtomicLong();
    private final Queue<CapturedPayload> waiting = new ConcurrentLinkedQueue<>();
    private final Counter captured;
    private final Counter dropped;

    /** @param bound in bytes */
    public PayloadQueue(long bound, MeterRegistry registry) {
        this.bound = bound;
        this.captured = counter(registry, "captured");
        this.dropped = counter(registry, "dropped");
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("tollgate.payloads")
                .description("Prompts with their answers that a policy wants kept")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Takes room for so many bytes; false when there is none. */
    public boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= bound) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /** Something does not fit, and is not kept. */
    public void drop(long bytesTaken) {
        taken.addAndGet(-bytesTaken);
        dropped.increment();
    }

    /** Adds what has its room already. */
    public void add(CapturedPayload payload) {
        waiting.add(payload);
        captured.increment();
    }

    /** The first ones, which stay until they are {@link #remove removed}. */
    List<CapturedPayload> first(int most) {
        return waiting.stream().limit(most).toList();
    }

    /** They are written. */
    void remove(List<CapturedPayload> first) {
        for (CapturedPayload payload : first) {
            waiting.remove(payload);
            taken.addAndGet(-payload.weight());
        }
    }

    boolean hasMore() {
        return !waiting.isEmpty();
    }
}
