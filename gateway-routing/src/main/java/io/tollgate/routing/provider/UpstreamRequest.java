package io.tollgate.routing.provider;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

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
        remarks = Map.copyOf(remarks);
    }

    /** One that is just what the caller asked for. */
    public UpstreamRequest(URI uri, Map<String, String> headers, Supplier<byte[]> body) {
        this(uri, headers, body, Map.of());
    }

    /** Headers carry the credential and the body a prompt: neither is shown. */
    @Override
    public String toString() {
        return "UpstreamRequest[POST " + uri + "]";
    }
}
