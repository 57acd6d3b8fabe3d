package io.tollgate.routing.provider;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A POST to a provider, as it goes over the wire.
 *
 * @param body made when it is asked for, because it may be large: by whoever sends it, and once
 */
public record UpstreamRequest(URI uri, Map<String, String> headers, Supplier<byte[]> body) {

    public UpstreamRequest {
        headers = Map.copyOf(headers);
    }

    /** Headers carry the credential and the body a prompt: neither is shown. */
    @Override
    public String toString() {
        return "UpstreamRequest[POST " + uri + "]";
    }
}
