package io.tollgate.routing.provider;

import java.net.URI;
import java.util.Map;

/** A POST to a provider, as it goes over the wire. */
public record UpstreamRequest(URI uri, Map<String, String> headers, byte[] body) {

    public UpstreamRequest {
        headers = Map.copyOf(headers);
    }

    /** Headers carry the credential and the body a prompt: neither is shown. */
    @Override
    public String toString() {
        return "UpstreamRequest[POST " + uri + ", " + body.length + " bytes]";
    }
}
