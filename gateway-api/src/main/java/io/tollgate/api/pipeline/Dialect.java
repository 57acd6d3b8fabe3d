package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;

/** How an endpoint's protocol words what the gateway itself has to say in an answer. */
public interface Dialect {

    /** The event that ends a stream which broke. */
    byte[] brokenStream(GatewayError error);

    /** What keeps a stream's caller while there is nothing to tell. */
    byte[] waiting();

    /** The chunk, an event that the provider sent, with the slug of the provider in it. */
    byte[] naming(String provider, byte[] chunk);
}
