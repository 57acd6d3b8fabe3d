package io.tollgate.routing.provider;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A POST to a provider, as it goes over the wire.
 *
 * @param body made when it is asked for, because it may be large: by whoever sends it, and once
 * @param remarks headers that tell the caller what of the request was not done as asked
 */
public record UpstreamRequest(
        URI uri, Map<String, String> headers, Supplier<byte[]> body, Map<String, String> remarks) {

    public UpstreamRequest {
        headers = Map.copyOf(headers);
        body = new Once(body);
        remarks = Map.copyOf(remarks);
    }

    /** One that is just what the caller asked for. */
    public UpstreamRequest(URI uri, Map<String, String> headers, Supplier<byte[]> body) {
        this(uri, headers, body, Map.of());
    }

    /** Lets go of what the body is made from: for as long as the provider thinks about a large one, it would lie there too. */
    private static final class Once implements Supplier<byte[]> {

        private final AtomicReference<@Nullable Supplier<byte[]>> made;

        Once(Supplier<byte[]> body) {
            this.made = new AtomicReference<>(body);
        }

        @Override
        public byte[] get() {
            Supplier<byte[]> body = made.getAndSet(null);
            if (body == null) {
                throw new IllegalStateException("a body is made once");
            }
            return body.get();
        }
    }

    /** Headers carry the credential and the body a prompt: neither is shown. */
    @Override
    public String toString() {
        return "UpstreamRequest[POST " + uri + "]";
    }
}
