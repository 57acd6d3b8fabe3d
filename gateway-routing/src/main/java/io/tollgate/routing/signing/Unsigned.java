package io.tollgate.routing.signing;

import java.net.URI;
import java.util.Map;

/** A request that nothing is missing from but what proves who asks. */
public record Unsigned(String method, URI uri, Map<String, String> headers, byte[] body) {

    public Unsigned {
        headers = Map.copyOf(headers);
    }

    /** The body may be somebody's text: it is not shown. */
    @Override
    public String toString() {
        return "Unsigned[" + method + " " + uri + "]";
    }
}
