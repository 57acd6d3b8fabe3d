package io.tollgate.routing.call;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.health.CallWatch;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import java.time.Duration;

/** Measures a stream after its first content, in passing; used by one thread at a time. */
final class StreamMeter {

    private final CallWatch watch;
    private final long opened = System.nanoTime();
    private long bytes;
    private long reported;

    /** Begins now, at the first content. */
    StreamMeter(CallWatch watch) {
        this.watch = watch;
    }

    void pass(StreamEvent event) {
        if (event instanceof Chunk chunk) {
            bytes += chunk.outputBytes();
            reported =
                    chunk.usage().map(UsagePart::tokens).map(TokenUsage::output).orElse(reported);
        } else if (event instanceof Broken broken) {
            broken.failure().tell(watch);
        } else {
            long tokens = Math.max(reported, bytes / AttemptResult.BYTES_PER_TOKEN);
            watch.generated(tokens - 1, Duration.ofNanos(System.nanoTime() - opened));
        }
    }
}
