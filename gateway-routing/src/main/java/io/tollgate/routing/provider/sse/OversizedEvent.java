package io.tollgate.routing.provider.sse;

/** A provider sent an event that is larger than the gateway is willing to hold. */
public final class OversizedEvent extends RuntimeException {

    OversizedEvent(int maxBytes) {
        super("a stream event is larger than " + maxBytes + " bytes", null, false, false);
    }
}
