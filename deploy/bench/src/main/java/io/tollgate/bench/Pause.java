package io.tollgate.bench;

import java.util.concurrent.TimeUnit;

/** Waits a little while something else goes on. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while waiting", e);
        }
    }
}
