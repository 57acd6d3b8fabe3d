package io.tollgate.routing.provider;

import java.net.URI;
import java.util.Map;

/** A GET to a provider that costs nothing and is answered only to those whose key is good. */
public record Inquiry(URI uri, Map<String, String> headers) {

    public Inquiry {
        headers = Map.copyOf(headers);
    }

    /** Headers carry the credential. */
    @Override
    public String toString() {
        return "Inquiry[GET " + uri + "]";
    }
}
