package io.tollgate.routing.call;

import java.io.IOException;

/** A provider's address is one that the gateway must not call. */
final class RefusedAddress extends IOException {

    RefusedAddress(String message) {
        super(message);
    }
}
