package io.tollgate.routing.call;

/** Other requests' images take all of the memory that there is for them. */
final class ImagesBusy extends RuntimeException {

    ImagesBusy() {
        super("images of other requests take all of tollgate.images.memory", null, false, false);
    }
}
