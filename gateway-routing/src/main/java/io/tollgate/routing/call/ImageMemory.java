package io.tollgate.routing.call;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a node's memory has for downloaded images: a small request can name large ones, so that the bound on requests' bodies
 * does not bound them.
 */
final class ImageMemory {

    /** Raw, in Base64, in the request, and as its provider takes it. */
    private static final int COPIES = 4;

    private final AtomicLong free;

    /** @param bytes for all requests under way */
    ImageMemory(long bytes) {
        free = new AtomicLong(bytes);
    }

    /** What one request takes of it, which may be so many bytes of images. */
    Share share(long most) {
        return new Share(most);
    }

    /** One request's part. */
    final class Share implements AutoCloseable {

        private final long most;
        private long taken;
        private boolean closed;

        private Share(long most) {
            this.most = most;
        }

        /**
         * Takes memory for more bytes of an image.
         *
         * @throws ImageUnavailable where the request has too many, or is over
         * @throws ImagesBusy where other requests have the memory
         */
        synchronized void take(int bytes) {
            if (closed || taken + bytes > most) {
                throw new ImageUnavailable("the request's images are together larger than tollgate.images.max-size");
            }
            taken += bytes;
            if (free.addAndGet((long) -COPIES * bytes) < 0) {
                throw new ImagesBusy();
            }
        }

        /** Gives all of it back. */
        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                free.addAndGet(COPIES * taken);
            }
        }
    }
}
