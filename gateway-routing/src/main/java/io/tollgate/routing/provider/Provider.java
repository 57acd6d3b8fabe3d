package io.tollgate.routing.provider;

import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.plan.Attempt;

/** A family of providers that speak one wire format. Pure: all methods only turn bytes into bytes. */
public interface Provider {

    Protocol protocol();

    /** The request that this attempt sends. */
    UpstreamRequest encode(ChatCall call, Attempt attempt);

    /** What a complete reply means, whatever its status. */
    Decoded decode(ChatCall call, UpstreamAnswer answer);

    /** A decoder for one streamed reply of status 200. */
    StreamDecoder streamDecoder(ChatCall call);
}
