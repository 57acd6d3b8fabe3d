package io.tollgate.routing.signing;

import java.util.Map;

/** Signs requests for a while: it has what it needs, and waits for nothing. */
@FunctionalInterface
public interface Signer {

    /** Of a provider that wants its key in a header, where it is already. */
    Signer NONE = request -> Map.of();

    /** The headers that the request must have too, in place of its own of the same names. */
    Map<String, String> headers(Unsigned request);
}
