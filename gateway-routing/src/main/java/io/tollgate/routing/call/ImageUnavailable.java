package io.tollgate.routing.call;

/** An image cannot be had; the message says why, so that it fits after a colon. */
final class ImageUnavailable extends RuntimeException {

    ImageUnavailable(String reason) {
        super(reason, null, false, false);
    }
}
