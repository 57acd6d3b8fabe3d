package io.tollgate.routing.call;

import io.tollgate.routing.provider.UpstreamAnswer;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A provider's reply, whose body is still to come.
 *
 * @param headers by lower-case name
 * @param body for one subscriber; cancelling it ends the call
 */
record UpstreamReply(int status, Map<String, String> headers, Flux<byte[]> body) {

    /** Whether the body is a stream, as far as can be told before it comes. */
    boolean isStream() {
        String type = headers.getOrDefault("content-type", "");
        return status == 200 && !type.startsWith("application/json") && !type.startsWith("text/html");
    }

    /** The reply with all of its body; an error when that is too large. */
    Mono<UpstreamAnswer> whole(int maxBytes) {
        return body.collect(() -> new Bounded(maxBytes), Bounded::add)
                .map(bytes -> new UpstreamAnswer(status, headers, bytes.toByteArray()));
    }

    /** The reply with no more of its body than this many bytes, or the first part of it where that is longer. */
    Mono<UpstreamAnswer> beginning(int bytes) {
        AtomicInteger seen = new AtomicInteger();
        return body.takeUntil(part -> seen.addAndGet(part.length) >= bytes)
                .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
                .map(all -> new UpstreamAnswer(status, headers, all.toByteArray()));
    }

    private static final class Bounded extends ByteArrayOutputStream {

        private final int maxBytes;

        Bounded(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        void add(byte[] bytes) {
            if (count + bytes.length > maxBytes) {
                throw new OversizedAnswer(maxBytes);
            }
            writeBytes(bytes);
        }
    }
}
